"""Is this a person? Strike, doubt or nothing, with the reason."""

from forum.redaction.rules import cues
from forum.redaction.rules.ambiguous import NAMES_THAT_ARE_BRANDS
from forum.redaction.rules.classes import Class
from forum.redaction.rules.context import Cue, Hint, Post
from forum.redaction.rules.kinds import Tier
from forum.redaction.rules.roster import PARTICLES

_UNLISTED = (Class.unknown, Class.likely)
_Verdict = tuple[Tier, str] | None
_SHORT_CAPITALS = 4
_MANY_COUNTRIES = 4
_LOWER_CASE_NAME_UP_TO = 4.9


def verdict(post: Post, start: int, end: int) -> _Verdict:
    """Weigh lists, case and cues for the words from start to end."""
    hints = {hint.cue: hint for hint in post.hints(start, end)}
    if Cue.titled in hints:
        return _titled(post, start, end)
    if Cue.named in hints and (found := _named(post, start, hints[Cue.named])):
        return found
    if post.belongs_to_a_company(start, end):
        return None
    if not _has_capital(post, start):
        return _lower_case(post, start, end, hints)
    for weigh in (_role, _speech, _greeting, _workplace, _deed, _verb):
        if found := weigh(post, start, end, hints):
            return found
    return _alone(post, start, end)


def _has_capital(post: Post, start: int) -> bool:
    token = post.tokens[start]
    return post.capital(start) and not (
        token.upper and len(token.key) <= _SHORT_CAPITALS and not _is_list_name(post, start)
    )


def _is_list_name(post: Post, start: int) -> bool:
    return post.classes[start] is Class.first and len(post.tokens[start].key) > 3


def _titled(post: Post, start: int, end: int) -> _Verdict:
    token = post.tokens[start]
    if token.key in cues.NOT_AFTER_A_TITLE or (start > 0 and post.tokens[start - 1].possessive):
        return None
    rare = post.classes[start] in _UNLISTED
    particle = end > start and token.key in PARTICLES
    if post.capital(start) or post.classes[start] in (Class.last, Class.first) or rare or particle:
        return Tier.strike, Cue.titled
    shouted = start in post.shouted and post.lexicon.tables.is_name(token.key)
    return (Tier.strike, Cue.titled) if shouted else None


def _named(post: Post, start: int, hint: Hint) -> _Verdict:
    kind, key = post.classes[start], post.tokens[start].key
    if kind is Class.first:
        return Tier.strike, Cue.named
    if post.lexicon.is_place_or_brand(key) and not hint.strong:
        return None
    if post.capital(start):
        if kind in (Class.last, Class.weak_first):
            return Tier.strike if hint.strong or not post.tokens[start].opens else Tier.doubt, Cue.named
        if kind in _UNLISTED:
            return Tier.strike if hint.strong or kind is Class.likely else Tier.doubt, Cue.named
        return (Tier.doubt, Cue.named) if hint.strong else None
    if not hint.strong:
        return None
    common = post.lexicon.tables.commonness(key, post.lexicon.language)
    if kind is Class.weak_first and common < _LOWER_CASE_NAME_UP_TO:
        return Tier.strike, Cue.named
    return (Tier.strike, Cue.named) if kind in (Class.last, *_UNLISTED) and common < 2.6 else None


def _lower_case(post: Post, start: int, end: int, hints: dict[Cue, Hint]) -> _Verdict:
    kind, key = post.classes[start], post.tokens[start].key
    if kind is Class.first and len(key) > 2:
        for cue in (Cue.role, Cue.speech, Cue.workplace, Cue.greeting, Cue.signature, Cue.deed, Cue.verb):
            if cue in hints and (hints[cue].strong or cue in (Cue.role, Cue.verb, Cue.deed)):
                return Tier.strike, cue
        if end > start and post.classes[end] >= Class.weak_last:
            return Tier.strike, "full_name"
        return (Tier.doubt, "perhaps_name") if _well_known(post, key) else None
    if kind is Class.weak_first and Cue.deed in hints and start not in post.shouted:
        common = post.lexicon.tables.commonness(key, post.lexicon.language)
        return (Tier.doubt, Cue.deed) if common < 4.2 and not post.lexicon.is_place_or_brand(key) else None
    if kind is Class.weak_first and Cue.role in hints and hints[Cue.role].strong:
        common = post.lexicon.tables.commonness(key, post.lexicon.language)
        return (Tier.doubt, Cue.role) if common < 4.6 and not post.lexicon.is_place_or_brand(key) else None
    return None


def _well_known(post: Post, key: str) -> bool:
    return post.lexicon.tables.first.get(key, 0) >= 2 or key in post.lexicon.roster.given


def _role(post: Post, start: int, end: int, hints: dict[Cue, Hint]) -> _Verdict:
    hint = hints.get(Cue.role)
    if hint is None:
        return None
    kind = post.classes[start]
    brand = post.lexicon.is_place_or_brand(post.tokens[start].key)
    if post.tokens[start].key in NAMES_THAT_ARE_BRANDS or (kind is Class.first and post.inside_capitals(start, end)):
        return Tier.doubt, Cue.role
    if kind is Class.first or (kind in (Class.weak_first, Class.last) and (hint.strong or not brand)):
        return Tier.strike, Cue.role
    if kind is Class.weak_last and hint.strong and not brand:
        return Tier.strike, Cue.role
    if kind in _UNLISTED:
        sure = (hint.strong or kind is Class.likely or _is_apposition(post, start, end)) and not post.inside_capitals(
            start, end
        )
        return Tier.strike if sure else Tier.doubt, Cue.role
    return None


def _is_apposition(post: Post, start: int, end: int) -> bool:
    """See "the nurse, Olumide, was": a comma on both sides of a word that nobody writes in lower case."""
    role = post.tokens[start - 1].key
    after = post.text[post.tokens[end].end : post.tokens[end].end + 1]
    return after in (",", ")") and role not in cues.LOOSE_ROLES and not post.tokens[start].upper


def _speech(post: Post, start: int, end: int, hints: dict[Cue, Hint]) -> _Verdict:
    if Cue.speech not in hints:
        return None
    kind = post.classes[start]
    brand = post.lexicon.is_place_or_brand(post.tokens[start].key)
    if kind is Class.first or (kind is Class.weak_first and not brand):
        return Tier.strike, Cue.speech
    if kind is Class.weak_first or (kind is Class.last and not brand):
        return Tier.strike if end > start and post.classes[end] in (Class.last, Class.first) else Tier.doubt, Cue.speech
    if kind in _UNLISTED and end > start and post.classes[end] >= Class.weak_last:
        return Tier.strike, Cue.speech
    if kind is Class.likely and not post.tokens[start].upper and not post.inside_capitals(start, end):
        return Tier.strike, Cue.speech
    return (Tier.doubt, Cue.speech) if kind in _UNLISTED and not post.tokens[start].upper else None


def _greeting(post: Post, start: int, end: int, hints: dict[Cue, Hint]) -> _Verdict:
    kind = post.classes[end if len(post.tokens[start].key) == 1 else start]
    if Cue.signature in hints and kind > Class.word:
        return Tier.strike if kind is not Class.unknown else Tier.doubt, Cue.signature
    hint = hints.get(Cue.greeting)
    if hint is None or kind is Class.word:
        return None
    if kind is Class.first:
        return Tier.strike, Cue.greeting
    brand = post.lexicon.is_place_or_brand(post.tokens[start].key)
    if hint.strong and kind is Class.weak_first and not brand and start not in post.titled:
        return Tier.strike if not post.inside_capitals(start, end) else Tier.doubt, Cue.greeting
    return (Tier.doubt, Cue.greeting) if hint.strong and kind in (Class.likely, Class.last, Class.weak_first) else None


def _workplace(post: Post, start: int, end: int, hints: dict[Cue, Hint]) -> _Verdict:
    if Cue.workplace not in hints:
        return None
    kind = post.classes[start]
    brand = post.lexicon.is_place_or_brand(post.tokens[start].key)
    if brand and kind is Class.weak_first and post.tokens[start].key not in NAMES_THAT_ARE_BRANDS:
        return Tier.doubt, Cue.workplace
    if kind is Class.first or (kind in (Class.likely, Class.weak_first, Class.last) and not brand):
        return Tier.strike, Cue.workplace
    return (Tier.doubt, Cue.workplace) if kind is Class.unknown and not post.tokens[start].upper else None


def _deed(post: Post, start: int, end: int, hints: dict[Cue, Hint]) -> _Verdict:
    """Believe "Chase was our bartender", doubt "Austin helped me", leave "Chase helped me" to the bank."""
    hint = hints.get(Cue.deed)
    kind, token = post.classes[start], post.tokens[start]
    if hint is None or kind in (Class.word, Class.unknown):
        return None
    if kind is Class.first or (hint.strong and kind in (Class.weak_first, Class.last)):
        return Tier.strike, Cue.deed
    rarely_a_person = (
        token.key in NAMES_THAT_ARE_BRANDS and post.lexicon.tables.first.get(token.key, 0) < _MANY_COUNTRIES
    )
    if rarely_a_person or kind is Class.weak_last:
        return None
    sure = not token.opens and not post.lexicon.is_place_or_brand(token.key) and kind is not Class.likely
    return Tier.strike if sure or kind is Class.last else Tier.doubt, Cue.deed


def _verb(post: Post, start: int, end: int, hints: dict[Cue, Hint]) -> _Verdict:
    hint = hints.get(Cue.verb)
    kind = post.classes[start]
    if hint is None or kind in (Class.word, Class.unknown, Class.weak_last):
        return None
    if kind is Class.first and not post.inside_capitals(start, end):
        return Tier.strike, Cue.verb
    if post.lexicon.is_place_or_brand(post.tokens[start].key):
        return (Tier.doubt, Cue.verb) if hint.strong and kind is Class.weak_first else None
    if kind is Class.weak_first and hint.strong:
        return Tier.strike, Cue.verb
    if kind is Class.likely:
        return (Tier.doubt, Cue.verb) if hint.strong else None
    mid_sentence = not post.tokens[start].opens
    return (Tier.doubt, Cue.verb) if mid_sentence or kind is Class.last else None


def _alone(post: Post, start: int, end: int) -> _Verdict:
    if end > start:
        found = _several_words(post, start, end)
        if found is None or not post.inside_capitals(start, end):
            return found
        return Tier.doubt, found[1]
    kind, token = post.classes[start], post.tokens[start]
    if kind is Class.first:
        return _lone_first(post, start)
    if start in post.titled or post.inside_capitals(start, end) or token.upper or _after_an_article(post, start):
        return None
    if token.key in cues.CALENDAR or token.key in cues.PEOPLES:
        return None
    if _in_a_place(post, start) or _beside_a_kept_word(post, start) or (token.opens and kind is not Class.likely):
        return None
    if kind in (Class.likely, Class.last, Class.weak_first) and not post.lexicon.is_place_or_brand(token.key):
        return Tier.doubt, "perhaps_name"
    return None


def _lone_first(post: Post, start: int) -> _Verdict:
    unsure = post.inside_capitals(start, start) or _surely_in_a_place(post, start) or _beside_a_kept_word(post, start)
    key = post.tokens[start].key
    if key in cues.CALENDAR:
        return None
    if _after_an_article(post, start):
        return Tier.doubt, "perhaps_name"
    if unsure or not (_well_known(post, key) or post.lexicon.tables.looks_like_a_name(key)):
        return Tier.doubt, "perhaps_name"
    return Tier.strike, "first_name"


def _in_a_place(post: Post, start: int) -> bool:
    return start > 0 and post.tokens[start - 1].key in cues.IN_A_PLACE


def _after_an_article(post: Post, start: int) -> bool:
    """See "an Ashley sofa" and "the Pauli group": an article goes with things."""
    return start > 0 and post.tokens[start - 1].key in cues.ARTICLES and post.touching(start - 1)


def _surely_in_a_place(post: Post, start: int) -> bool:
    return start > 0 and post.tokens[start - 1].key in cues.SURELY_IN_A_PLACE


def _beside_a_kept_word(post: Post, start: int) -> bool:
    """A list of shops may hold one that is called Paul."""
    before = start - 1 in post.kept and post.gap(start - 1).strip() == ","
    return before or (start + 1 in post.kept and post.gap(start).strip() == ",")


def _several_words(post: Post, start: int, end: int) -> _Verdict:
    """Weigh a run of capital words by its first and last one."""
    first, last = post.classes[start], post.classes[end]
    place = post.lexicon.is_place_or_brand(post.tokens[start].key) or _surely_in_a_place(post, start)
    if len(post.tokens[start].key) == 1:
        return _after_an_initial(post, start, end)
    if first is Class.first:
        return Tier.strike, "full_name"
    if len(post.tokens[end].key) == 1:
        return (Tier.doubt, "full_name") if first in (Class.weak_first, Class.last) else None
    if first is Class.weak_first and last in (Class.last, Class.first):
        verb = post.tokens[start].opens and post.tokens[start].key in cues.SENTENCE_OPENERS
        return Tier.doubt if place or verb else Tier.strike, "full_name"
    if first in (Class.last, *_UNLISTED) and last is Class.first:
        return Tier.strike if first >= Class.likely and not place else Tier.doubt, "full_name"
    if first is Class.likely and last is Class.last and not place:
        return Tier.strike, "full_name"
    if _has_middle_initial(post, start, end):
        return Tier.strike if Class.likely in (first, last) and not place else Tier.doubt, "full_name"
    if _after_an_article(post, start):
        return None
    if {first, last} <= {Class.likely, Class.unknown, Class.last} and not place and _are_rare(post, start, end):
        return Tier.doubt, "full_name"
    if first is Class.weak_first and not place and not post.tokens[start].opens:
        return Tier.doubt, "full_name"
    if Class.last in (first, last) and first is not Class.weak_last and not place and not post.tokens[start].opens:
        return Tier.doubt, "perhaps_name"
    return None


def _are_rare(post: Post, start: int, end: int) -> bool:
    """Ask of two unlisted words that at least one is shaped like a name or neither is ever written."""
    if Class.likely in (post.classes[start], post.classes[end]):
        return True
    return not post.tokens[start].opens and all(
        post.lexicon.is_very_rare(post.tokens[place].key) for place in (start, end)
    )


def _has_middle_initial(post: Post, start: int, end: int) -> bool:
    return any(len(post.tokens[place].key) == 1 for place in range(start + 1, end))


def _after_an_initial(post: Post, start: int, end: int) -> _Verdict:
    last = post.classes[end]
    if last in (Class.last, Class.first):
        return Tier.strike, "full_name"
    dotted = post.text[post.tokens[start].end : post.tokens[start].end + 1] == "."
    return (Tier.doubt, "full_name") if dotted and last > Class.word else None
