"""Names of people whom no list knows: from lists of names, case and what stands around them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from forum.redaction.rules import cues
from forum.redaction.rules.classes import Class, Lexicon
from forum.redaction.rules.context import Cue, Post
from forum.redaction.rules.disguises import SPACED_LETTERS
from forum.redaction.rules.folding import fold_character
from forum.redaction.rules.kinds import Kind, Span, Tier
from forum.redaction.rules.knowledge import Tables
from forum.redaction.rules.repeated import listed_with, repeated
from forum.redaction.rules.roster import PARTICLES, Roster
from forum.redaction.rules.tokens import Token
from forum.redaction.rules.verdicts import verdict
from forum.redaction.rules.weighing import Found, Limits, Weighed, weighed
from forum.redaction.rules.whose import whose

_ADDRESS = re.compile(
    r"(?:https?://|www\.|#)[^\s<>\"“”«»)]{2,300}|[\w-]{1,60}\.(?:com|org|net|gov|fr|co|uk|ca|de|io)\b[^\s<>]{0,200}"
)
_STRONG_LAST_WORDS = frozenset(cues.NAMED) | cues.TITLES


def name_spans(
    text: str,
    tokens: Sequence[Token],
    kept: set[int],
    roster: Roster,
    tables: Tables,
    language: str,
    limits: Limits,
) -> Iterator[Span]:
    """Find names, then the names listed beside them, then every other place where they stand."""
    post = read_post(text, tokens, kept, roster, tables, language)
    found = by_rules(post)
    judged = weighed(post, found, tables.model, limits) if tables.model else Weighed(found, {}, limits)
    found = judged.found
    for tier in Tier:
        sure = [(name.start, name.end) for name in found if name.tier is tier]
        for place, again in repeated(post, sure, tier):
            if weight := judged.again(place, again):
                found.append(Found(place, place, weight, "repeated"))
    yield from _spaced_names(text, tables)
    for name in found:
        start = tokens[name.start].start
        reason = whose(text, start, name.reason) if name.reason == Cue.signature else name.reason
        yield Span(start, _end(post, name.end), Kind.name, name.tier, reason)


def read_post(
    text: str, tokens: Sequence[Token], kept: set[int], roster: Roster, tables: Tables, language: str
) -> Post:
    """Look at a text as a whole; letters in web addresses and tags only look like names."""
    return Post.read(text, tokens, kept | _in_addresses(text, tokens), Lexicon(tables, roster, language))


def by_rules(post: Post) -> list[Found]:
    """Find names by lists and by what stands around them, and the names listed beside those."""
    found = list(_found(post))
    beside = listed_with(post, [(name.start, name.end, name.tier) for name in found])
    return found + [Found(*name) for name in beside]


def _in_addresses(text: str, tokens: Sequence[Token]) -> set[int]:
    """Say which words stand in web addresses and tags."""
    starts = [token.start for token in tokens]
    found: set[int] = set()
    for match in _ADDRESS.finditer(text):
        found.update(range(bisect_left(starts, match.start()), bisect_left(starts, match.end())))
    return found


def _spaced_names(text: str, tables: Tables) -> Iterator[Span]:
    """Read "B r e n d a" as a name; four letters at least, or every list of options would do."""
    for match in SPACED_LETTERS.finditer(text):
        key = "".join(fold_character(character) for character in match.group() if character.isalpha())
        if len(key) > 3 and tables.is_first(key):
            yield Span(match.start(), match.end(), Kind.name, Tier.strike, "first_name")


def _found(post: Post) -> Iterator[Found]:
    place = 0
    while place < len(post.tokens):
        if not _may_begin(post, place):
            place += 1
            continue
        end = post.extent(place)
        decided = verdict(post, place, end)
        if decided:
            tier, reason = decided
            yield Found(post.lead(place), end, tier, str(reason))
        # A run that is nobody may still hold someone, as in "Citi Brenda Kowalski", but a company's name does not.
        company = end > place and not decided and post.belongs_to_a_company(place, end)
        place = end + 1 if decided or company else place + 1


def _may_begin(post: Post, place: int) -> bool:
    """Leave out quickly what cannot be the first word of a name."""
    kind, token = post.classes[place], post.tokens[place]
    if place in post.kept or (token.key in cues.TITLES and kind <= Class.weak_last):
        return False
    if kind >= Class.weak_first:
        return True
    before = post.tokens[place - 1].key if place else ""
    if len(token.key) == 1 or token.key in PARTICLES:
        return token.capital and (post.extent(place) > place or before in cues.TITLES)
    if kind > Class.word:
        return token.capital or before in _STRONG_LAST_WORDS
    return token.capital and before in cues.TITLES and token.text.isalpha() and len(token.key) > 2


def _end(post: Post, place: int) -> int:
    token = post.tokens[place]
    dotted = len(token.key) == 1 and post.text[token.end : token.end + 1] == "."
    return token.end + 1 if dotted else token.end
