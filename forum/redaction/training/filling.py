"""Patterns become texts: each slot gets a person or a thing, and it stays known which letters are a name."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from forum.redaction.training.people import Person, someone

_SLOT = re.compile(r"\{([a-z_]+?)(\d*)\}")
_ELIDED = re.compile(r"\b(d|qu)e $", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiouâàéèêëîïôöûùü]", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """A stretch of a text that is a person's name, or none."""

    text: str
    name: bool


@dataclass(frozen=True)
class Slot:
    """A place in a pattern to be filled; the number tells the people of one text apart."""

    what: str
    person: str


Pattern = tuple[str | Slot, ...]


def patterns(written: str) -> tuple[Pattern, ...]:
    """Read patterns that are parted by empty lines."""
    paragraphs = (" ".join(paragraph.split("\n")) for paragraph in written.strip().split("\n\n"))
    return tuple(_pattern(paragraph.replace("¶", "\n")) for paragraph in paragraphs)


def _pattern(paragraph: str) -> Pattern:
    parts = _SLOT.split(paragraph)
    found: list[str | Slot] = []
    for place in range(0, len(parts), 3):
        if parts[place]:
            found.append(parts[place])
        if place + 1 < len(parts):
            found.append(Slot(parts[place + 1], parts[place + 2]))
    return tuple(found)


class Cast:
    """The people of one text, and the words for what is no person."""

    def __init__(self, random: Random, language: str, things: Mapping[str, Sequence[str]]) -> None:
        self.random = random
        self.language = language
        self._things = things
        self._people: dict[str, Person] = {}

    def fill(self, pattern: Pattern) -> list[Piece]:
        """Fill every slot of a pattern."""
        pieces: list[Piece] = []
        for part in pattern:
            for piece in [Piece(part, False)] if isinstance(part, str) else self._filled(part):
                if self.language == "fr":
                    _elide(pieces, piece)
                pieces.append(piece if isinstance(part, str) else _opened(pieces, piece))
        return _tidy(pieces)

    def _filled(self, slot: Slot) -> list[Piece]:
        if slot.what in PERSON_SLOTS:
            if slot.person not in self._people:
                self._people[slot.person] = someone(self.random, self.language)
            return PERSON_SLOTS[slot.what](self._people[slot.person])
        if slot.what in _MADE:
            return [Piece(_MADE[slot.what](self.random, self.language, self._things), False)]
        return [Piece(self.random.choice(self._things[slot.what]), False)]


def _elide(pieces: list[Piece], piece: Piece) -> None:
    """Write d'Amina, not de Amina."""
    if pieces and not pieces[-1].name and _VOWEL.match(piece.text):
        pieces[-1] = Piece(_ELIDED.sub(r"\1'", pieces[-1].text), False)


def _opened(pieces: list[Piece], piece: Piece) -> Piece:
    """A thing that opens a sentence begins with a capital; a name keeps its own letters."""
    opens = not pieces or pieces[-1].text.endswith((". ", "\n"))
    return Piece(piece.text[:1].upper() + piece.text[1:], False) if opens and not piece.name else piece


def _tidy(pieces: list[Piece]) -> list[Piece]:
    """End no sentence with two full stops."""
    tidy: list[Piece] = []
    for piece in pieces:
        twice = tidy and tidy[-1].text.endswith(".") and piece.text.startswith(".")
        text = piece.text[1:] if twice else piece.text
        if text:
            tidy.append(Piece(text, piece.name))
    return tidy


def _full(person: Person) -> str:
    """A whole name, now and then with an initial, a second given name or a second family name."""
    match person.dice % 20:
        case 0:
            return f"{person.first} {person.other_first[0]}. {person.last}"
        case 1:
            return f"{person.first} {person.last} {person.other_last}"
        case 2:
            return f"{person.first} {person.other_first} {person.last}"
        case 3:
            return _particle_full(person)
        case 4:
            return _double_full(person)
    return f"{person.first} {person.last}"


def _particle_last(person: Person) -> str:
    space = "" if person.particle[-1] in "'-cM" and person.particle in ("Mc", "Mac", "O'", "D'", "N'", "al-") else " "
    return f"{person.particle}{space}{person.last}"


def _particle_full(person: Person) -> str:
    return f"{person.first} {_particle_last(person)}"


def _double_first(person: Person) -> str:
    return f"{person.first}{'-' if person.dice % 3 else ' '}{person.other_first}"


def _double_full(person: Person) -> str:
    return f"{person.first} {person.last}{'-' if person.dice % 3 else ' '}{person.other_last}"


def _first_initial(person: Person) -> str:
    return f"{person.first} {person.last[0].upper()}{'.' if person.dice % 3 else ''}"


def _initial_last(person: Person) -> str:
    return f"{person.first[0].upper()}{('. ', ' ', '.')[person.dice % 3]}{person.last}"


def _last_first(person: Person) -> str:
    written = (
        f"{person.last.upper()} {person.first}",
        f"{person.last}, {person.first}",
        f"{person.last} {person.first}",
    )
    return written[person.dice % 3]


def _initials(person: Person) -> str:
    return f"{person.first[0].upper()}.{person.last[0].upper()}."


def _named(written: Callable[[Person], str]) -> Callable[[Person], list[Piece]]:
    return lambda person: [Piece(written(person), True)]


def _titled(written: Callable[[Person], str]) -> Callable[[Person], list[Piece]]:
    """The title stays outside: it says nothing about who it is."""
    return lambda person: [Piece(f"{person.title} ", False), Piece(written(person), True)]


def _letters(person: Person) -> str:
    """What somebody is called by two letters: AJ, A.J., A J."""
    return f"{person.first[0].upper()}{('', '', '.', ' ')[person.dice % 4]}{person.last[0].upper()}"


PERSON_SLOTS: Mapping[str, Callable[[Person], list[Piece]]] = {
    "first": _named(lambda person: person.first),
    "last": _named(lambda person: person.last),
    "nick": _named(lambda person: person.nick),
    "full": _named(_full),
    "first_initial": _named(_first_initial),
    "initial_last": _named(_initial_last),
    "last_first": _named(_last_first),
    "initials": _named(_initials),
    "letters": _named(_letters),
    "word": _named(lambda person: person.word),
    "small_word": lambda person: [Piece(person.word.lower(), False)],
    "particle_full": _named(_particle_full),
    "particle_last": _named(_particle_last),
    "double_first": _named(_double_first),
    "double_full": _named(_double_full),
    "title_last": _titled(lambda person: person.last),
    "title_full": _titled(_full),
}

Things = Mapping[str, Sequence[str]]


def _amount(random: Random, language: str, things: Things) -> str:
    amount = f"{random.randrange(3, 900)}{random.choice(('', '', '.99', '.50'))}"
    if language == "fr":
        return amount.replace(".", ",") + random.choice((" €", "€", " euros"))
    return random.choice((f"${amount}", f"£{amount}", f"€{amount}", f"{amount} dollars"))


def _date(random: Random, language: str, things: Things) -> str:
    day, month = random.randrange(1, 29), random.choice(things["month"])
    if language == "fr":
        return random.choice((f"{day} {month}", f"{day:02}/{random.randrange(1, 13):02}/2025", f"{day} {month} 2026"))
    return random.choice(
        (
            f"{month} {day}",
            f"{day} {month}",
            f"{day}th of {month}",
            f"{random.randrange(1, 13)}/{day}/25",
            f"{month} 2026",
        )
    )


def _clock(random: Random, language: str, things: Things) -> str:
    hour, minute = random.randrange(7, 21), random.randrange(60)
    if language == "fr":
        return random.choice((f"{hour}h{minute:02}", f"{hour} h {minute:02}", f"{hour}:{minute:02}"))
    return random.choice((f"{hour}:{minute:02}", f"{hour % 12 + 1}.{minute:02}pm", f"{hour % 12 + 1}pm"))


def _postcode(random: Random, language: str, things: Things) -> str:
    return f"{random.choice(('SW', 'LS', 'M', 'BT'))}{random.randrange(1, 20)} {random.randrange(1, 9)}AB"


def _between(low: int, high: int) -> Callable[[Random, str, Things], str]:
    return lambda random, language, things: str(random.randrange(low, high))


_MADE: Mapping[str, Callable[[Random, str, Things], str]] = {
    "amount": _amount,
    "date": _date,
    "clock": _clock,
    "postcode": _postcode,
    "minutes": _between(5, 95),
    "days": _between(3, 60),
    "age": _between(2, 90),
    "till": _between(1, 30),
    "year": _between(1998, 2026),
    "number": lambda random, language, things: (
        f"{random.choice(('', '#', 'A', 'FR-'))}{random.randrange(10**5, 10**8)}"
    ),
    "flight": lambda random, language, things: f"{random.choice(('BA', 'AF', 'DL'))}{random.randrange(100, 3000)}",
}
