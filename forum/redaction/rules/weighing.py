"""The rules and the model, united: how sure the forum is that these words are a name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from forum.redaction.rules import cues
from forum.redaction.rules.classes import Class
from forum.redaction.rules.context import Cue, Post
from forum.redaction.rules.evidence import Group, Seen, Word, Words
from forum.redaction.rules.kinds import Tier
from forum.redaction.rules.model import NameModel

# What these rules find is a name whatever else stands around it.
SURE = frozenset([Cue.titled.value, Cue.signature.value])

# Where these rules find a given name, less must speak for it.
_TOLD = frozenset([Cue.role.value, Cue.named.value, Cue.speech.value])
_WHEN_TOLD = 0.3

# Titles, articles and the words before a signature are no names by themselves; "xxxx" is somebody's mask.
_NEVER = cues.TITLES | cues.SIGNING | cues.ARTICLES | cues.DETERMINERS
_FOR_A_WORD, _FOR_A_WORD_AT_THE_BEGINNING, _NEVER_SURE = 0.6, 0.85, 2.0
_OFTEN = 3
_UNLISTED_OFTEN = 0.25
# Shares of the probability from which a person is asked.
_AGAIN, _PERHAPS_AGAIN = 0.5, 0.1
# Most words are words, and what no list knows is no name in small letters: there more must speak for one.
_IN_SMALL_LETTERS, _WORD = 4.0, 2.0
# Halves of a step of the Zipf scale.
_COMMON_AT_THE_BEGINNING = 10


@dataclass(frozen=True, slots=True)
class Found:
    """A name by its first and last word."""

    start: int
    end: int
    tier: Tier
    reason: str


@dataclass(frozen=True, slots=True)
class Limits:
    """From which probability a name is struck, and from which a person is asked."""

    strike: float = 0.35
    doubt: float = 0.05


@dataclass(frozen=True, slots=True)
class Weighed:
    """The names found in a text, and how probable a name is wherever one may be."""

    found: list[Found]
    chances: Mapping[int, float]
    limits: Limits
    often: Set[int] = frozenset()

    def again(self, place: int, tier: Tier) -> Tier | None:
        """Weigh a word that stands elsewhere as a name: less speaks for it here, but it is the same word."""
        chance = self.chances.get(place)
        if chance is None or (chance >= _AGAIN * self.limits.doubt):
            return Tier.doubt if place in self.often else tier
        return Tier.doubt if chance >= _PERHAPS_AGAIN * self.limits.doubt else None


def weighed(post: Post, found: Sequence[Found], model: NameModel, limits: Limits) -> Weighed:
    """Ask the model about everything that may be a name; what the rules made of it is a part of its evidence."""
    rules = _by_place(found)
    chances = model.probabilities(Words(post, rules, model.words), _candidates(post, rules))
    kept = [again for one in found if (again := _again(post, one, chances, limits))]
    covered = {place for one in kept for place in range(one.start, one.end + 1)}
    alone = [one for one in _alone(post, chances, limits) if covered.isdisjoint(range(one.start, one.end + 1))]
    often = _mostly_something_else(post, chances, limits)
    return Weighed([_less_sure(one, often) for one in kept + alone], chances, limits, often)


def _mostly_something_else(post: Post, chances: Mapping[int, float], limits: Limits) -> set[int]:
    """Find words that stand in a text several times and mostly look like a company or a thing."""
    same: dict[str, list[int]] = {}
    for place in chances:
        same.setdefault(post.tokens[place].key, []).append(place)
    return {
        place
        for places in same.values()
        if len(places) >= _OFTEN and sum(chances[one] for one in places) < _needed_often(post, places, limits)
        for place in places
    }


def _needed_often(post: Post, places: Sequence[int], limits: Limits) -> float:
    """A word in no list must look like a name nearly everywhere: firms come again and again."""
    listed = post.classes[places[0]] > Class.likely
    return (limits.doubt if listed else _UNLISTED_OFTEN) * len(places)


def _less_sure(one: Found, often: set[int]) -> Found:
    doubtful = one.start == one.end and one.start in often and one.reason not in SURE
    return replace(one, tier=Tier.doubt) if doubtful else one


def looked_at(post: Post, found: Iterable[Found], known: dict[Group, Word]) -> Sequence[Seen]:
    """Give what the model sees of a text in which the rules found these names; `known` keeps words met before."""
    return list(Words(post, _by_place(found), known))


def _by_place(found: Iterable[Found]) -> dict[int, str]:
    rules: dict[int, str] = {}
    for one in found:
        for place in range(one.start, one.end + 1):
            if one.tier is Tier.strike or place not in rules:
                rules[place] = f"{one.tier[0]}:{one.reason}"
    return rules


def _candidates(post: Post, rules: Mapping[int, str]) -> list[int]:
    """Leave out what cannot be a name: words to keep, everyday words in small letters or at the beginning."""
    lexicon = post.lexicon
    found = []
    for place, (token, kind) in enumerate(zip(post.tokens, post.classes, strict=True)):
        if token.key in _NEVER or not token.key.strip("x") or _is_leet(token.key):
            continue
        if place not in rules:
            if token.start and post.text[token.start - 1] == "@":  # a handle, which other rules know better
                continue
            if place in post.kept or (kind is Class.word and not token.capital):
                continue
            shape = "A" if len(token.key) < 2 else "Aa"
            common = int(2 * lexicon.tables.commonness(token.key, lexicon.language)) if token.opens else 0
            if not _may_be(kind, shape, token.opens, place in post.shouted, common):
                continue
        found.append(place)
    return found


def _is_leet(key: str) -> bool:
    """Leave J4mes to the rules: no text to learn from is written so."""
    return not key.isalpha() and any(map(str.isdigit, key))


def candidates(words: Sequence[Seen]) -> list[int]:
    """Choose in the same way among words of a text that is not there any more."""
    return [
        place
        for place, one in enumerate(words)
        if one.rule
        or (
            "k" not in one.flags
            and _may_be(one.word.kind, one.word.shape, "o" in one.flags, "S" in one.flags, one.word.common)
        )
    ]


def _may_be(kind: int, shape: str, opens: bool, shouted: bool, common: int) -> bool:
    if len(shape) == 1:
        return shape == "A"
    if kind > Class.word:
        return True
    return shape[0] == "A" and not shouted and not (opens and common >= _COMMON_AT_THE_BEGINNING)


def _again(post: Post, one: Found, chances: Mapping[int, float], limits: Limits) -> Found | None:
    """Weigh what the rules found: a strike, or a first name, is dropped only when nearly all speaks against it."""
    if one.start == one.end and post.tokens[one.start].key in _NEVER:
        return None
    known = [chances[place] for place in range(one.start, one.end + 1) if place in chances]
    if not known:
        return one
    chance = max(known)
    first = any(post.classes[place] is Class.first for place in range(one.start, one.end + 1))
    told = first and one.tier is Tier.strike and one.reason in _TOLD
    if chance >= limits.strike * (_WHEN_TOLD if told else 1):
        return replace(one, tier=Tier.strike)
    if one.reason in SURE:
        return one
    needed = _PERHAPS_AGAIN * limits.doubt if one.tier is Tier.strike or first else limits.doubt
    return replace(one, tier=Tier.doubt) if chance >= needed else None


def _alone(post: Post, chances: Mapping[int, float], limits: Limits) -> Iterator[Found]:
    """Find names that no rule speaks for; only a space parts the words of one."""
    runs: list[list[int]] = []
    for place in sorted(place for place, chance in chances.items() if chance >= _asked_from(post, place, limits)):
        if runs and runs[-1][-1] == place - 1 and post.touching(place - 1):
            runs[-1].append(place)
        else:
            runs.append([place])
    for run in runs:
        tier = _tier(post, run, chances, limits)
        if tier and any(len(post.tokens[place].key) > 1 for place in run):
            yield Found(run[0], run[-1], tier, "model")


def _tier(post: Post, run: Sequence[int], chances: Mapping[int, float], limits: Limits) -> Tier | None:
    """Let the surest word decide; what looks like a company is at most asked about."""
    sure = any(chances[place] >= _needed(post, place, limits) for place in run)
    if post.belongs_to_a_company(run[0], run[-1]):
        return Tier.doubt if sure else None
    return Tier.strike if sure else Tier.doubt


def _needed(post: Post, place: int, limits: Limits) -> float:
    """Ask more of Grace and Will, and of capitals in no list: shops write themselves so."""
    token = post.tokens[place]
    if not _is_a_word(post, place):
        unlisted = token.upper and post.classes[place] <= Class.likely
        return max(limits.strike, _FOR_A_WORD) if unlisted else limits.strike
    if token.opens:
        return _NEVER_SURE if place in post.shouted else max(limits.strike, _FOR_A_WORD_AT_THE_BEGINNING)
    return max(limits.strike, _FOR_A_WORD)


def _asked_from(post: Post, place: int, limits: Limits) -> float:
    small, word = not post.capital(place), _is_a_word(post, place)
    if (word and post.tokens[place].upper) or (small and (word or post.classes[place] <= Class.likely)):
        return limits.doubt * _IN_SMALL_LETTERS
    return limits.doubt * (_WORD if word else 1)


def _is_a_word(post: Post, place: int) -> bool:
    return post.lexicon.tables.is_ambiguous(post.tokens[place].key, post.lexicon.language)
