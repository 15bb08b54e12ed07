"""What the sequence model sees of each word: lists, shape and neighbours, in groups that are weighed once and kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload

from forum.redaction.rules import cues
from forum.redaction.rules.classes import Lexicon
from forum.redaction.rules.context import Post
from forum.redaction.rules.kinds import MARK
from forum.redaction.rules.roster import PARTICLES
from forum.redaction.rules.tokens import Token

_MOST_COUNTRIES = 6
# In halves of a step of the Zipf scale. A neighbour this common may be kept with a moderator's correction:
# it tells of nobody.
_VOCABULARY_FROM = 8
# Rarer words are not learned by heart: the model must not become a list of the people in its texts.
_LEARNED_FROM = 6
# A neighbour this common counts as itself, a rarer one as its sort.
_ALONE_FROM = 8
# How many words after a name "she" may stand and mean her.
_SOON = 12
# Where most sentences begin without a capital, small letters say less.
_SMALL_FROM = 0.7
# The flags that tell of the whole post: it has few capitals, the word stands elsewhere in small letters, and a person
# is spoken of soon after.
_OF_THE_POST = "leh"
# Log-odds of the letters of a word for a name, cut off where more says nothing.
_LEAST_LIKE_A_NAME, _MOST_LIKE_A_NAME = -6, 9
_CUES: tuple[tuple[str, frozenset[str]], ...] = (
    ("title", cues.TITLES),
    ("role", cues.ROLES),
    ("named", frozenset(cues.NAMED)),
    ("speech", frozenset(cues.SPEECH)),
    ("greeting", frozenset(cues.GREETINGS)),
    ("signing", cues.SIGNING),
    ("verb", cues.PERSON_VERBS),
    ("deed", cues.DEEDS),
    ("being", cues.BEING),
    ("work", frozenset(cues.WORKPLACE)),
    ("firm", cues.ORGANISATIONS),
    ("before-place", cues.PLACES_BEFORE),
    ("in-place", cues.IN_A_PLACE),
    ("day", cues.CALENDAR),
    ("people", cues.PEOPLES),
    ("article", cues.ARTICLES | cues.DETERMINERS),
    ("particle", PARTICLES),
    ("link", cues.SMALL_LINKS),
)


@dataclass(frozen=True, slots=True)
class Word:
    """What is true of a word wherever it stands."""

    key: str
    shape: str
    kind: int
    first: int
    last: int
    counted: tuple[int, int]
    common: int
    place: bool
    cues: tuple[str, ...]
    language: str
    letters: int = 0

    @property
    def known(self) -> str:
        """Give the word itself when everybody uses it, else what sort of word it is."""
        if self.key and (self.common >= _ALONE_FROM or self.cues):
            return self.key
        ending = self.key[-2:] if self.shape == "a+" and self.kind == 0 else ""
        return f"{self.kind}{self.shape}{ending}"


@dataclass(frozen=True, slots=True)
class Seen:
    """A word at its place."""

    word: Word
    before: str
    after: str
    flags: str
    rule: str


Group = tuple[object, ...]
NOTHING = Word("", "", 0, 0, 0, (0, 0), 0, False, (), "")
OUTSIDE = Seen(NOTHING, "", "", "", "")


class Words(Sequence[Seen]):
    """The words of a text, each looked at when it is asked for: most of them never are."""

    def __init__(self, post: Post, rules: Mapping[int, str], known: dict[Group, Word]) -> None:
        """`rules` says what the rules make of some places, `known` keeps words that were met before."""
        self._post, self._rules, self._known = post, rules, known
        self._found: list[Seen | None] = [None] * len(post.tokens)
        self._small = {token.key for token in post.tokens if not token.capital}
        self._small_post = _is_small(post)
        self._before_persons: set[int] = set()
        for place, token in enumerate(post.tokens):
            if token.key in cues.PERSONS:
                self._before_persons.update(range(place - _SOON, place))

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, place: int) -> Seen: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Seen]: ...
    def __getitem__(self, place: int | slice) -> Seen | Sequence[Seen]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        found = self._found[place]
        if found is None:
            found = self._found[place] = self._look(place)
        return found

    def _look(self, place: int) -> Seen:
        post = self._post
        text, tokens, token = post.text, post.tokens, post.tokens[place]
        flags = self._flags(place, token)
        before = text[tokens[place - 1].end if place else 0 : token.start]
        after = text[token.end : tokens[place + 1].start if place + 1 < len(tokens) else len(text)]
        word = _word(post, place, self._known)
        return Seen(word, _gap(before), _gap(after), flags, self._rules.get(place, ""))

    def _flags(self, place: int, token: Token) -> str:
        """Tell what is true of a word only here; the last three are about the whole post."""
        post, flags = self._post, "o" if token.opens else ""
        if place in post.shouted:
            flags += "S"
        if place in post.titled:
            flags += "T"
        if token.possessive:
            flags += "p"
        if place in post.kept:
            flags += "k"
        if self._small_post:
            flags += "l"
        if token.capital and token.key in self._small:
            flags += "e"
        return flags + "h" if place in self._before_persons else flags


def _is_small(post: Post) -> bool:
    opening = [token.capital for token in post.tokens if token.opens and token.text[0].isalpha()]
    return opening.count(False) > _SMALL_FROM * len(opening)


def groups(words: Sequence[Seen], place: int) -> Iterator[Group]:
    """Give what speaks for or against a name at one place, in groups that come again and again."""
    here = words[place]
    count = len(words)
    word = here.word
    before = words[place - 1] if place else OUTSIDE
    after = words[place + 1] if place + 1 < count else OUTSIDE
    earlier = words[place - 2].word if place > 1 else NOTHING
    later = words[place + 2].word if place + 2 < count else NOTHING
    sort = (word.kind, word.shape)
    yield ("0", word)
    yield ("-1", before.word)
    yield ("+1", after.word)
    yield ("-2", earlier.known, sort)
    yield ("+2", later.known, sort)
    yield ("at", here.before, here.after, here.flags, sort)
    yield ("rule", here.rule, before.rule, after.rule, word.kind)
    yield ("before", before.word.known, here.before, sort)
    yield ("after", after.word.known, here.after, sort)
    yield ("pair", earlier.known, before.word.known, word.kind)
    yield ("next", after.word.known, later.known, word.kind)
    yield ("both", before.word.known, after.word.known, word.kind)
    yield ("around", before.word.kind, before.word.shape, *sort, after.word.kind, after.word.shape)


def blinded(words: Sequence[Seen], start: int, end: int, reach: int = 3) -> list[list[Any]]:
    """Write down what may be kept of a name and its neighbours: shape and lists; a word itself only when everybody
    uses it, and never one of the name."""
    return [
        _row(words[place], start <= place <= end)
        for place in range(max(0, start - reach), min(len(words), end + reach + 1))
    ]


def _row(one: Seen, named: bool) -> list[Any]:
    word = one.word
    public = not named and word.kind == 0 and (word.common >= _VOCABULARY_FROM or bool(word.cues))
    return [
        word.key if public else "",
        word.shape,
        word.kind,
        min(word.first, 1),
        min(word.last, 1),
        word.common if public else 0,
        word.place,
        one.before,
        one.after,
        one.flags,
        one.rule,
        named,
    ]


def unblinded(rows: Iterable[Sequence[Any]], language: str) -> tuple[list[Seen], list[bool]]:
    """Read what was kept: the words as far as they are known, and which of them the decision was about."""
    words, named = [], []
    for key, shape, kind, first, last, common, place, before, after, flags, rule, is_named in rows:
        known = tuple(name for name, listed in _CUES if key in listed)
        word = Word(key, shape, kind, first, last, (0, 0), common, place, known, language)
        words.append(Seen(word, before, after, flags, rule))
        named.append(is_named)
    return words, named


def attributes(group: Group) -> list[str]:
    """Write a group as the attributes that the model has weights for."""
    name, *parts = group
    if isinstance(parts[0], Word):
        return _of_word(str(name), parts[0])
    return _ATTRIBUTES[str(name)](*parts)


def _of_word(at: str, word: Word) -> list[str]:
    if word is NOTHING:
        return [f"{at}:nothing"]
    found = [
        f"{at}:shape={word.shape}",
        f"{at}:kind={word.kind}",
        f"{at}:kind={word.kind},shape={word.shape},{word.language}",
    ]
    if not word.key:  # a decision of somebody about a word that was not kept
        return found
    found += [
        f"{at}:common={word.common}",
        *(f"{at}:cue={cue}" for cue in word.cues),
        *(f"{at}:cue={cue},shape={word.shape}" for cue in word.cues),
    ]
    if at != "0":
        found.append(f"{at}:counted={word.counted},{word.shape}")
    if word.common >= _LEARNED_FROM:
        found.append(f"{at}:key={word.key}")
    if word.place:
        found.append(f"{at}:place,{word.shape}")
    if at == "0":
        ends = f"^{word.key}$"
        found += [
            f"0:first={word.first},{word.shape}",
            f"0:last={word.last},{word.shape}",
            f"0:common={word.common},{word.shape},{word.language}",
            f"0:lists={min(word.first, 2)},{min(word.last, 2)},{word.common // 2},{word.shape}",
            f"0:counted={word.counted[0]},{word.shape}",
            f"0:counted={word.counted[0]},{word.counted[1]},{word.common // 2},{word.shape}",
            f"0:counted={word.counted[1]},{word.common // 2},{word.shape}",
            f"0:ends={ends[-4:]}",
            f"0:ends={ends[-3:]}",
            f"0:begins={ends[:4]}",
            f"0:long={min(len(word.key), 9)},{word.shape}",
            f"0:letters={word.letters},{word.shape}",
            f"0:letters={word.letters},{word.kind},{word.common // 2}",
        ]
    return found


def _of_position(before: str, after: str, flags: str, sort: tuple[int, str]) -> list[str]:
    kind, shape = sort
    post = "".join(flag for flag in flags if flag in _OF_THE_POST)
    flags = "".join(flag for flag in flags if flag not in _OF_THE_POST)
    return [
        f"flags={flags},{shape}",
        f"flags={flags},{kind},{shape}",
        *(f"post={flag},{kind},{shape}" for flag in post),
        f"post={post},{flags},{kind},{shape}",
        f"before={before},{kind},{shape}",
        f"after={after},{kind},{shape}",
        f"gaps={before}_{after},{shape}",
    ]


def _of_rule(rule: str, before: str, after: str, kind: int) -> list[str]:
    if not rule:
        return [f"rule=none,{kind}", *(f"rule={side}" for side in (f"<{before}", f">{after}") if len(side) > 1)]
    return [f"rule={rule}", f"rule={rule},{kind}"]


_ATTRIBUTES: Mapping[str, Callable[..., list[str]]] = {
    "at": _of_position,
    "rule": _of_rule,
    "-2": lambda known, sort: [f"-2={known},{sort[0]}", f"-2={known},{sort[1]}"],
    "+2": lambda known, sort: [f"+2={known},{sort[0]}", f"+2={known},{sort[1]}"],
    "before": lambda known, gap, sort: [f"<{known},{sort[0]}{sort[1]}", f"<{known}{gap},{sort[1]}"],
    "after": lambda known, gap, sort: [f">{known},{sort[0]}{sort[1]}", f">{known}{gap},{sort[1]}"],
    "pair": lambda earlier, before, kind: [f"<<{earlier}_{before}", f"<<{earlier}_{before},{kind}"],
    "next": lambda after, later, kind: [f">>{after}_{later}", f">>{after}_{later},{kind}"],
    "both": lambda before, after, kind: [f"<>{before}_{after}", f"<>{before}_{after},{kind}"],
    "around": lambda *parts: [
        f"around={parts}",
        f"kinds={parts[0]}{parts[2]}{parts[4]}",
        f"shapes={parts[1]}_{parts[3]}_{parts[5]}",
    ],
}


def _word(post: Post, place: int, known: dict[Group, Word]) -> Word:
    token, lexicon = post.tokens[place], post.lexicon
    name = (lexicon.language, token.key, _shape(token.text), int(post.classes[place]))
    word = known.get(name)
    if word is None:
        word = known[name] = _facts(lexicon, *name[1:])
    return word


def _facts(lexicon: Lexicon, key: str, shape: str, kind: int) -> Word:
    tables = lexicon.tables
    return Word(
        key,
        shape,
        kind,
        min(tables.first.get(key, 0), _MOST_COUNTRIES),
        min(tables.last.get(key, 0), _MOST_COUNTRIES),
        (tables.counted_first.get(key, 0), tables.counted_last.get(key, 0)),
        int(2 * tables.commonness(key, lexicon.language)),
        lexicon.is_place_or_brand(key),
        tuple(name for name, words in _CUES if key in words),
        lexicon.language,
        max(_LEAST_LIKE_A_NAME, min(_MOST_LIKE_A_NAME, round(tables.likeness(key)))),
    )


def _shape(text: str) -> str:
    if len(text) == 1:
        return "A" if text.isupper() else "a" if text.isalpha() else "9"
    if text.isalpha():
        if text.islower():
            return "a+"
        if text.isupper():
            return "A+"
        return "Aa" if text[0].isupper() and text[1:].islower() else "aA"
    if text.isdigit():
        return "9"
    if any(map(str.isdigit, text)):
        return "a9"
    return "A-" if text[0].isupper() else "a-"


def _gap(between: str) -> str:
    """Say in one or two signs what parts two words."""
    if between == " ":
        return ""
    if MARK in between:
        return "M"
    if "\n" in between:
        return "N"
    for sign in between:
        if sign in ".!?…":
            return "."
        if sign in ",;:()@#/&-\"'“”«»*_":
            return sign
    return "" if between.isspace() else "?"
