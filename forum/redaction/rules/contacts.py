"""E-mail addresses, handles and profile addresses, also when written out in words."""

import re
from collections.abc import Iterator

from forum.redaction.rules.folding import fold
from forum.redaction.rules.keep import KeepWords
from forum.redaction.rules.kinds import Kind, Span, Tier
from forum.redaction.rules.lists import words
from forum.redaction.rules.tokens import tokens_of

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")

_DOT = r"(?:\s?\.\s?|\s{0,2}[(\[{]\s?(?:dot|point)\s?[)\]}]\s{0,2}|\s{1,2}(?:dot|point)\s{1,2})"
_WORD = r"[\w+-]{1,40}"
_SAID_AT = re.compile(r"[(\[{]\s?(?:at|arobase|chez|@)\s?[)\]}]|\bat\b|\barobase\b|\barrobase\b", re.IGNORECASE)
_BEFORE_AT = re.compile(rf"(?<![\w+-]){_WORD}(?:{_DOT}{_WORD}){{0,4}}\s{{0,2}}$", re.IGNORECASE)
_AFTER_AT = re.compile(rf"\s{{0,2}}{_WORD}(?:{_DOT}{_WORD}){{1,4}}", re.IGNORECASE)
_ENDINGS = words(
    """
    biz ca ch co com de edu es eu example fr gouv gov info io it net nl org qc test uk us be lu
    """
)
_REACH = 90

_HANDLE = re.compile(r"(?<![\w@./])@(?=[\w.]{0,29}[^\W\d])\w[\w.]{1,29}(?<!\.)")

_PROFILE = re.compile(
    r"(?<![\w.@-])(?:https?://)?(?:www\.|m\.|mobile\.|[a-z]{2}-[a-z]{2}\.|[a-z]{2}\.)?"
    r"(?:facebook\.com|fb\.com|fb\.me|m\.me|linkedin\.com|instagram\.com|x\.com|twitter\.com|tiktok\.com|threads\.net|"
    r"snapchat\.com|youtube\.com|t\.me|telegram\.me|wa\.me|vk\.com|pinterest\.[a-z]{2,3}|reddit\.com|github\.com|"
    r"mastodon\.social|bsky\.app|viadeo\.com|copainsdavant\.linternaute\.com|about\.me|xing\.com)"
    r"/[^\s<>\"“”«»)\]}]{1,200}",
    re.IGNORECASE,
)
_NOBODYS_PAGE = re.compile(
    r"/(?:company|companies|groups?|events?|pages/category|help|support|policies|legal|privacy|terms|marketplace|watch|hashtag|search|"
    r"school|jobs|learning|r|about|ads|business|home|login|share|sharer|intent)(?:[/?#.]|$)",
    re.IGNORECASE,
)


def contact_spans(text: str, keep: KeepWords) -> Iterator[Span]:
    """Find ways to reach a person on the net."""
    if "@" in text:
        yield from _emails(text)
        yield from _handles(text, keep)
    yield from _said_emails(text)
    if "/" in text:
        yield from _profiles(text, keep)


def _emails(text: str) -> Iterator[Span]:
    for match in _EMAIL.finditer(text):
        end = match.start() + len(match.group().rstrip(".-_"))
        ending = text[match.start() : end].rsplit(".", 1)[-1].lower()
        spaced = re.search(r"\s", match.group())
        if ending in _ENDINGS or (ending[:1].isalpha() and not spaced):
            yield Span(match.start(), end, Kind.email, Tier.strike, "email")


def _handles(text: str, keep: KeepWords) -> Iterator[Span]:
    for match in _HANDLE.finditer(text):
        if not _is_kept(match.group()[1:], keep):
            yield Span(match.start(), match.end(), Kind.handle, Tier.strike, "handle")


def _said_emails(text: str) -> Iterator[Span]:
    """Look around each spoken "at"; the window is short, so that any text stays cheap."""
    for said in _SAID_AT.finditer(text):
        after = _AFTER_AT.match(text, said.end(), said.end() + _REACH)
        if after is None:
            continue
        window = max(0, said.start() - _REACH)
        before = _BEFORE_AT.search(text[window : said.start()])
        end = _end_of_domain(text, said.group(), after)
        if before and end:
            start = window + before.start()
            yield Span(_first_word(text, start, said.start()), end, Kind.email, Tier.strike, "email_said")


def _end_of_domain(text: str, said: str, after: re.Match[str]) -> int:
    """Say where the domain ends; "look at this. Then" and "at this point in" are none."""
    plain_at = said.lower() == "at"
    spoken = re.split(_DOT, after.group().strip(), flags=re.IGNORECASE)
    separators = re.findall(_DOT, after.group().strip(), flags=re.IGNORECASE)
    if plain_at and not any("dot" in separator.lower() for separator in separators):
        real_dot = any(separator == "." for separator in separators)
        if not (real_dot and spoken[-1].lower() in _ENDINGS - {"de", "it", "us", "es", "be"}):
            return 0
    for place in range(len(spoken) - 1, 0, -1):
        if spoken[place].lower() in _ENDINGS:
            return _end_of_part(text, after.start(), spoken, separators, place)
    return after.end() if not plain_at and "." not in after.group() else 0


def _end_of_part(text: str, start: int, spoken: list[str], separators: list[str], last: int) -> int:
    place = start
    while text[place].isspace():
        place += 1
    return place + sum(map(len, spoken[: last + 1])) + sum(map(len, separators[:last]))


def _first_word(text: str, start: int, at: int) -> int:
    """Leave the words before the address standing, when a full stop was taken for a dot."""
    stops = [stop.end() for stop in re.finditer(r"\.\s+", text[start:at]) if stop.end() < at - start]
    return start + stops[-1] if stops else start


def _profiles(text: str, keep: KeepWords) -> Iterator[Span]:
    for match in _PROFILE.finditer(text):
        address = match.group().rstrip(".,;:!?'’*_")
        if not _NOBODYS_PAGE.search(address) and not _is_kept(address.rsplit("/", 1)[-1], keep):
            yield Span(match.start(), match.start() + len(address), Kind.link, Tier.strike, "profile")


def _is_kept(word: str, keep: KeepWords) -> bool:
    """Tell whether a handle is the operator's own, such as @acme or @AcmeHelp."""
    tokens = tokens_of(re.sub(r"[._-]+", " ", word))
    if tokens and len(keep.places(tokens)) == len(tokens):
        return True
    joined = fold(re.sub(r"[._-]+", "", word))
    return any("".join(keys) == joined for phrases in keep.phrases.values() for keys in phrases)
