"""Names listed beside a found name, and every other place where a found name stands."""

from collections.abc import Iterator, Sequence

from forum.redaction.rules import cues
from forum.redaction.rules.classes import Class
from forum.redaction.rules.context import Post
from forum.redaction.rules.kinds import Tier
from forum.redaction.rules.roster import PARTICLES

_COMMON_IN_LOWER_CASE = 4.0


def listed_with(post: Post, names: Sequence[tuple[int, int, Tier]]) -> Iterator[tuple[int, int, Tier, str]]:
    """Walk from each struck name over "," and "and" to its neighbours in a list."""
    covered = {place for start, end, tier in names if tier is Tier.strike for place in range(start, end + 1)}
    for start, end, tier in names:
        if tier is Tier.strike:
            yield from _walk(post, start, -1, covered)
            yield from _walk(post, end, 1, covered)


def _walk(post: Post, place: int, step: int, covered: set[int]) -> Iterator[tuple[int, int, Tier, str]]:
    neighbour = _neighbour(post, place, step)
    while neighbour is not None and neighbour not in covered and neighbour not in post.kept:
        if not _fits(post, neighbour):
            return
        covered.add(neighbour)
        unsure = post.classes[neighbour] is Class.likely
        yield neighbour, neighbour, Tier.doubt if unsure else Tier.strike, "list"
        neighbour = _neighbour(post, neighbour, step)


def _neighbour(post: Post, place: int, step: int) -> int | None:
    """Find the next word in a list: after a comma, or after "and" with nothing else between."""
    other = place + step
    if not 0 <= other < len(post.tokens):
        return None
    gap = post.gap(min(place, other))
    if gap.strip() in (",", "&", "/") and len(gap) <= 3:
        skips_link = post.tokens[other].key in cues.SMALL_LINKS
        return other + step if skips_link and 0 <= other + step < len(post.tokens) else other
    if gap.isspace() and post.tokens[other].key in ("and", "et", "or", "ou"):
        beyond = other + step
        if 0 <= beyond < len(post.tokens) and post.gap(min(other, beyond)).isspace():
            return beyond
    return None


def _fits(post: Post, place: int) -> bool:
    """Ask of a listed word only that it has a capital and may be a name."""
    kind = post.classes[place]
    if not post.capital(place) or post.belongs_to_a_company(place, place) or post.inside_capitals(place, place):
        return False
    return kind in (Class.first, Class.weak_first, Class.last, Class.likely) and not post.lexicon.is_place_or_brand(
        post.tokens[place].key
    )


def repeated(post: Post, names: Sequence[tuple[int, int]], tier: Tier) -> Iterator[tuple[int, Tier]]:
    """Find the parts of names elsewhere in the post; what repeats a doubt is a doubt, with a capital only."""
    covered = {place for start, end in names for place in range(start, end + 1)}
    keys = {
        post.tokens[place].key
        for place in covered
        if len(post.tokens[place].key) > 2 and post.tokens[place].key not in PARTICLES
    }
    for place, token in enumerate(post.tokens):
        if token.key in keys and place not in covered and place not in post.kept:
            again = _tier(post, place) if tier is Tier.strike else _doubt(post, place)
            if again:
                yield place, again


def _doubt(post: Post, place: int) -> Tier | None:
    shown = post.capital(place) and post.classes[place] > Class.unknown and not post.belongs_to_a_company(place, place)
    return Tier.doubt if shown and post.tokens[place].key not in cues.CALENDAR else None


def _tier(post: Post, place: int) -> Tier | None:
    token, kind = post.tokens[place], post.classes[place]
    if kind is Class.first or (kind is Class.last and post.capital(place)):
        return Tier.strike
    if post.belongs_to_a_company(place, place):
        return None
    if post.capital(place):
        uncertain = token.opens or post.lexicon.is_place_or_brand(token.key)
        return Tier.doubt if uncertain and kind > Class.likely else Tier.strike
    common = post.lexicon.tables.commonness(token.key, post.lexicon.language)
    if common >= _COMMON_IN_LOWER_CASE:
        return None
    return Tier.doubt if kind in (Class.weak_first, Class.weak_last) else Tier.strike
