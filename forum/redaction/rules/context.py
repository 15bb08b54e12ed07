"""What stands around a possible name: its extent, the cues before and after it, companies and places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from forum.redaction.rules import cues
from forum.redaction.rules.classes import Class, Lexicon, shouted, titled
from forum.redaction.rules.roster import PARTICLES
from forum.redaction.rules.tokens import Token

_SPACES = frozenset(" \t\u00a0\u202f")
_LOOSE_GAP = frozenset(" \t\u00a0\u202f,:;(\"“”«»'‘’-–—*_[>\n\r")
_TIGHT_GAP = frozenset(" \t\u00a0\u202f\"“”«»'‘’*_:")
_LONGEST_GAP = 5
_LONGEST_NAME = 6
_COMMONEST_SURNAME = 4.3
_NOT_INITIALS = frozenset("aiyo")
_Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


class Cue(StrEnum):
    """The kinds of hint, named as the reasons they give."""

    titled = "title_surname"
    named = "named"
    role = "role"
    speech = "speech_verb"
    greeting = "greeting"
    signature = "signature"
    workplace = "workplace"
    verb = "person_verb"
    deed = "person_deed"


@dataclass(frozen=True, slots=True)
class Hint:
    """One cue, and whether it stands directly beside the name and is a strong one."""

    cue: Cue
    strong: bool


@dataclass(slots=True)
class Post:
    """A text read once: words, classes, and where capitals say nothing."""

    text: str
    tokens: Sequence[Token]
    classes: Sequence[Class]
    kept: set[int]
    lexicon: Lexicon
    shouted: set[int]
    titled: set[int]

    @classmethod
    def read(cls, text: str, tokens: Sequence[Token], kept: set[int], lexicon: Lexicon) -> "Post":
        """Class every word of a text."""
        classes = lexicon.classes_of(tokens)
        return cls(text, tokens, classes, kept, lexicon, shouted(text, tokens), titled(text, tokens))

    def capital(self, place: int) -> bool:
        """Tell whether a word has a capital that says something."""
        return self.tokens[place].capital and place not in self.shouted

    def gap(self, left: int) -> str:
        """Give what stands between a word and the next one."""
        return self.text[self.tokens[left].end : self.tokens[left + 1].start]

    def touching(self, left: int) -> bool:
        """Tell whether only a space parts a word from the next one."""
        if left < 0 or left + 1 >= len(self.tokens) or self.tokens[left].possessive:
            return False
        gap = self.gap(left)
        if len(self.tokens[left].key) == 1 and gap.startswith("."):
            gap = gap[1:] or " "
        return 0 < len(gap) <= 2 and all(character in _SPACES for character in gap)

    def extent(self, start: int) -> int:
        """Say with which word a name ends that begins here."""
        end = start
        while end - start < _LONGEST_NAME and self.touching(end):
            step = self._next_part(start, end)
            if not step:
                break
            end += step
        return end

    def _next_part(self, start: int, end: int) -> int:
        following = end + 1
        token = self.tokens[following]
        if following in self.kept or token.key in cues.TITLES or token.key in cues.CALENDAR:
            return 0
        if token.key in PARTICLES and (steps := self._over_particles(following)):
            return steps
        if len(token.key) == 1:
            return int(self._is_initial(following))
        if self.capital(start) or len(self.tokens[start].key) == 1:
            return int(
                self.capital(following)
                and (self.classes[following] > Class.word or self._is_odd_surname(start, end, following))
            )
        return int(not token.capital or following in self.shouted) and int(
            self.classes[following] in (Class.last, Class.first)
            and self.classes[start] in (Class.first, Class.unknown, Class.likely)
        )

    def _over_particles(self, place: int) -> int:
        """Count the words from the first particle to the name: "van Dijk", "de la Cruz"."""
        for step in (1, 2):
            if not self.touching(place + step - 1):
                return 0
            if self._continues(place + step):
                return step + 1
            if self.tokens[place + step].key not in PARTICLES:
                return 0
        return 0

    def _is_odd_surname(self, start: int, end: int, place: int) -> bool:
        """Let an everyday word with a capital end a full name, as in "Justin Beet" but not "Justin Customer Care"."""
        token = self.tokens[place]
        if (
            end > start
            or self.classes[start] is not Class.first
            or start in self.titled
            or token.upper
            or len(token.key) < 3
        ):
            return False
        if token.key in cues.ROLES or token.key in cues.ORGANISATIONS or token.key in cues.CALENDAR:
            return False
        if self.lexicon.tables.commonness(token.key, self.lexicon.language) > _COMMONEST_SURNAME:
            return False
        return not (self.touching(place) and self.tokens[place + 1].capital)

    def _continues(self, place: int) -> bool:
        return (
            place < len(self.tokens)
            and self.capital(place)
            and self.classes[place] > Class.word
            and place not in self.kept
        )

    def _is_initial(self, place: int) -> bool:
        token = self.tokens[place]
        dotted = self.text[token.end : token.end + 1] == "."
        return token.capital and token.text.isalpha() and (dotted or token.key not in _NOT_INITIALS)

    def hints(self, start: int, end: int) -> list[Hint]:
        """Collect every cue before and after a possible name."""
        return [*self._before(self.lead(start)), *self._after(end)]

    def lead(self, start: int) -> int:
        """Take "Big" in "Big Tony" as a part of the name."""
        nickname = start > 0 and self.tokens[start - 1].capital and self.tokens[start - 1].key in cues.LEADS
        return start - 1 if nickname and self.touching(start - 1) and self.classes[start] >= Class.weak_first else start

    def _before(self, start: int) -> list[Hint]:
        if start == 0:
            return []
        gap = self.gap(start - 1)
        before = self.tokens[start - 1]
        if before.key in cues.TITLES:
            return [Hint(Cue.titled, True)] if self._is_title(start - 1, gap) else []
        if len(gap) > _LONGEST_GAP or not all(character in _LOOSE_GAP for character in gap):
            return []
        tight = all(character in _TIGHT_GAP for character in gap)
        return [
            *self._role(start - 1, tight, gap),
            *(self._spoken(start - 1) if tight else []),
            *self._greeted(start - 1, gap),
        ]

    def _is_title(self, place: int, gap: str) -> bool:
        token = self.tokens[place]
        if gap.strip(" .\u00a0\u202f") or len(gap) > 3 or not gap:
            return False
        if token.key in ("m", "mm", "pc", "miss", "judge", "captain", "constable", "madame", "monsieur", "prof"):
            return token.capital or token.key in ("madame", "monsieur")
        return True

    def _role(self, place: int, tight: bool, gap: str) -> list[Hint]:
        key = self.tokens[place].key
        if key in ("is", "was", "est", "etait") and place > 0 and tight:
            role = self.tokens[place - 1].key
            return [Hint(Cue.role, False)] if role in cues.ROLES and self.touching(place - 1) else []
        known = key in cues.ROLES or (key.endswith("s") and key[:-1] in cues.ROLES)
        if not known or "\n" in gap:
            return []
        return [Hint(Cue.role, tight and key in cues.ROLES and key not in cues.LOOSE_ROLES)]

    def _spoken(self, place: int) -> list[Hint]:
        found = []
        named = self._phrase_ends(place, cues.NAMED)
        if named:
            found.append(Hint(Cue.named, self.tokens[place].key not in cues.LOOSE_NAMED or len(named) > 1))
        if self._phrase_ends(self._skipping_article(place), cues.SPEECH):
            found.append(Hint(Cue.speech, True))
        return found

    def _greeted(self, place: int, gap: str) -> list[Hint]:
        key = self.tokens[place].key
        found = self._phrase_ends(place, cues.GREETINGS)
        if not found or (key in cues.LOOSE_GREETINGS and len(found) == 1 and "\n" not in gap):
            return [Hint(Cue.greeting, False)] if found and "," not in gap else []
        if key in cues.SIGNING and self._closes(self.extent(place + 1)):
            return [Hint(Cue.signature, True)]
        return [] if "\n" in gap else [Hint(Cue.greeting, True)]

    def _closes(self, end: int) -> bool:
        """See a signature in "Regards, Ann" but not in "Regards, Fed up in Fife"."""
        following = end + 1
        return following >= len(self.tokens) or self.tokens[following].capital or not self.touching(end)

    def _skipping_article(self, place: int) -> int:
        return (
            place - 1
            if place > 0 and self.tokens[place].key in ("a", "the", "this", "some", "la", "le", "un", "une", "my")
            else place
        )

    def _phrase_ends(self, place: int, phrases: _Phrases) -> tuple[str, ...]:
        if place < 0:
            return ()
        for phrase in phrases.get(self.tokens[place].key, ()):
            first = place - len(phrase) + 1
            if first >= 0 and all(self.tokens[first + step].key == key for step, key in enumerate(phrase)):
                return phrase
        return ()

    def _after(self, end: int) -> list[Hint]:
        following = end + 1
        if following >= len(self.tokens) or self.tokens[end].possessive:
            return []
        gap = self.text[self.tokens[end].end : self.tokens[following].start]
        if len(gap) > 3 or gap.strip(' \u00a0,)("”»*_.') or (". " in gap and len(self.tokens[end].key) > 1):
            return []
        if self._phrase_begins(following, cues.WORKPLACE):
            return [Hint(Cue.workplace, True)]
        if self._phrase_begins(following, cues.FRENCH_AFTER):
            return [Hint(Cue.verb, True)]
        return [*self._apposed(following, gap), *self._deed(following), *self._verb(following)]

    def _apposed(self, place: int, gap: str) -> list[Hint]:
        """See "Leroy, the foreman," and "Rose la vendeuse"; "at Morrisons, the manager was rude" names no person."""
        if self.tokens[place].key not in cues.DETERMINERS or gap.strip() not in ("", ","):
            return []
        for job in range(place + 1, min(place + 4, len(self.tokens))):
            if not self.touching(job - 1):
                return []
            if self.tokens[job].key in cues.ROLES:
                closed = not gap.strip() or self.text[self.tokens[job].end : self.tokens[job].end + 1] in (",", ")")
                return [Hint(Cue.role, False)] if closed else []
        return []

    def _verb(self, place: int) -> list[Hint]:
        token = self.tokens[place]
        written_so = not token.capital or place in self.shouted
        return [Hint(Cue.verb, token.key in cues.SURE_VERBS)] if token.key in cues.PERSON_VERBS and written_so else []

    def _deed(self, place: int) -> list[Hint]:
        """See what only a person is or does; strong when a job is named."""
        key, following = self.tokens[place].key, [token.key for token in self.tokens[place + 1 : place + 4]]
        if not following:
            return []
        if key in cues.DEEDS and following[0] in cues.OBJECTS:
            return [Hint(Cue.deed, False)]
        if key not in cues.BEING:
            return []
        job = following[0] in cues.DETERMINERS and any(word in cues.ROLES for word in following[1:])
        praised = following[0] in cues.ALIKE or following[:2] == ["the", "best"]
        return [Hint(Cue.deed, job)] if job or praised else []

    def _phrase_begins(self, place: int, phrases: _Phrases) -> bool:
        for phrase in phrases.get(self.tokens[place].key, ()):
            last = place + len(phrase) - 1
            if last < len(self.tokens) and all(self.tokens[place + step].key == key for step, key in enumerate(phrase)):
                return True
        return False

    def belongs_to_a_company(self, start: int, end: int) -> bool:
        """Tell whether the words around make this a company, a street or a building."""
        weak = self.classes[start] not in (Class.first, Class.last)
        return self._company_after(start, end, weak) or self._company_before(start, weak)

    def _company_after(self, start: int, end: int, weak: bool) -> bool:
        last = self.tokens[end]
        if last.key in cues.STREETS_AND_HOUSES:
            return True
        if last.key in cues.ORGANISATIONS and (end == start or self.classes[start] is not Class.first):
            return True
        if end + 1 >= len(self.tokens):
            return False
        following = self.tokens[end + 1]
        gap = self.text[last.end : following.start]
        beside_a_person = self.classes[end + 1] is Class.first
        if gap.strip() in ("&", "+") and following.capital and (weak and not beside_a_person or self._is_a_firm(end)):
            return True
        return len(gap.strip("'’s.,")) <= 1 and following.key in cues.ORGANISATIONS and (following.capital or weak)

    def _is_a_firm(self, place: int) -> bool:
        """See "Harris & Harris" and "Blair & Sampson LLP"; Rose & Mark are people."""
        other, further = self.tokens[place + 1], self.tokens[place + 2 : place + 3]
        return other.key == self.tokens[place].key or any(token.key in cues.ORGANISATIONS for token in further)

    def _company_before(self, start: int, weak: bool) -> bool:
        if start == 0:
            return False
        before = self.tokens[start - 1]
        gap = self.gap(start - 1)
        if gap.strip() == "&" and before.capital and (weak or self._is_a_firm(start - 1)):
            return True
        if len(gap) > 2 or gap.strip() not in ("", "."):
            return False
        if before.key in ("of", "de", "du") and start > 1 and self.tokens[start - 2].key in cues.OFFICE_OF:
            return True
        return before.key in cues.PLACES_BEFORE and (
            weak or before.capital or before.key in ("rue", "avenue", "hotel", "gare")
        )

    def inside_capitals(self, start: int, end: int) -> bool:
        """Tell whether this is a part of a longer run of capital words, such as a company's name."""
        before = self.lead(start) - 1
        return self._capital_word(before, before) or self._capital_word(end + 1, end)

    def _capital_word(self, place: int, left: int) -> bool:
        if not 0 <= place < len(self.tokens) or not self.touching(left):
            return False
        token = self.tokens[place]
        if (
            not token.capital
            or self.classes[place] is not Class.word
            or token.key in cues.TITLES
            or token.key in cues.ROLES
        ):
            return False
        return len(token.key) > 1 and token.key not in cues.CALENDAR and not (place == left and token.opens)
