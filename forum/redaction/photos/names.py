"""Which letters in a photo tell who somebody is: the redaction of texts, and what badges and receipts add. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from forum.redaction.photos.brands import brands
from forum.redaction.photos.faces import Face
from forum.redaction.photos.layout import Block, Layout, Rectangle
from forum.redaction.photos.reading import Line
from forum.redaction.photos.rules import Box, Seen
from forum.redaction.rules import KeepWords, Kind, Span, Tables, Tier
from forum.redaction.rules.cues import ROLES
from forum.redaction.rules.keep import well_known
from forum.redaction.rules.kinds import without_overlaps
from forum.redaction.rules.lists import words
from forum.redaction.rules.tokens import Token, tokens_of

Propose = Callable[[str], Iterable[Span]]

# What a badge holds at most; more is a poster or a package.
MOST_WORDS, MOST_ROWS = 10, 5
# So many prices make a shelf, a catalogue or a receipt, where a lone word is more likely a brand.
PRICES_OF_GOODS = 3
# A badge hangs in the column of a face, no lower than this many faces below.
BELOW_A_FACE = 6
# A rare word in a photo of no more words than this may be a name, even if nothing else says so.
LONELY = 2
# Words rarer than this (Zipf scale) may be names that no list holds.
_RARE, _COMMON = 3.0, 4.6
# Reasons that say little about words on a label, where every word stands alone and begins with a capital.
_WEAK = frozenset(["model", "perhaps_name", "list", "repeated", "full_name", "first_name", "role", "speech_verb"])
_PRICE = re.compile(r"(?<!\d)\d{1,4}[.,]\d\d(?!\d)|[€£$]\s?\d|\d\s?€")
_APART = re.compile(r"[·•|/,;:()]|\s[-–—.]\s")

_WHO = (
    r"cashier|caissi[eè]re?|servers?|serveu(?:r|se)|clerk|operator|op[eé]rat(?:eur|rice)|opr?|assistant|associate|assoc"
    r"|teller|h[oô]te(?:sse)?|vendeu(?:r|se)|conseill(?:er|[eè]re)|csr|emp(?:loyee)?|employ[eé]e?|staff|waiter|waitress"
    r"|barista|driver|agent|chauffeur|livreu(?:r|se)|manager|responsable|pharmacist|pharmacien(?:ne)?"
)
_BY = (
    r"(?:served|helped|assisted|prepared|packed|checked)\s?by|servi(?:e|\(e\))?\s?par|cashier\s(?:today\s)?(?:was|is)"
    r"|my\s?name\s?is|\bi['’ ]?m|je\s?m.?\s?appelle|moi\s?c.?\s?est|votre\s?service|(?:here|happy)\s?to\s?help"
)
# "Cashier: ", "Operator 12 ", "Served by ", « Hôtesse de caisse : »; the number between is left.
_TOLD = re.compile(
    rf"(?:(?P<who>\b(?:{_WHO}))(?:\(.{{1,3}}\))?(?:\sde\s?caisse)?|(?P<by>{_BY}))(?P<sure>\s?[:.#]+)?"
    r"[\s#]*(?:no\.?\s|n°\s?)?(?:[\d/-]{1,8}\s+)?(?=[^\W\d_])",
    re.IGNORECASE,
)
_ROLES_READ = ("team", "leader", "hereto", "manager", "assistant", "supervisor", "conseiller", "equipe")
_NO_NAMES = words(
    """
    no number num id name nom till caisse register desk copy signature date time total thank thanks today card carte
    ticket receipt merci bonjour hello hi welcome bienvenue shop store magasin team equipe chef leader vente sales
    senior junior my is to help here happy service votre your je moi i'm de du la le les the of by par
    """
)


@dataclass(frozen=True)
class Known:
    """What is known about words: lists of names, words that stay, and the language."""

    tables: Tables
    keep: KeepWords
    language: str

    def kept(self, tokens: Sequence[Token]) -> set[int]:
        """Which of these words must stay."""
        return self.keep.places(tokens) | well_known().places(tokens) | brands().places(tokens)

    def is_clear(self, key: str) -> bool:
        """Whether this is on the lists of names, and hardly anything else."""
        return self.tables.is_name(key) and not self.tables.is_ambiguous(key, self.language)

    def commonness(self, key: str) -> float:
        """How common a word is in any of our languages: labels mix them."""
        return max(self.tables.commonness(key, "en"), self.tables.commonness(key, "fr"))


def boxes_of(lines: Sequence[Line], faces: Sequence[Face], propose: Propose, known: Known) -> list[Box]:
    """Say which parts of these lines are covered, and which ones a person decides about."""
    layout = Layout.of(lines)
    if not layout.text.strip():
        return []
    page = _Page(layout, faces, known)
    on_badges = list(page.on_badges())
    found = [*on_badges, *page.told()]
    answered = [*found, *page.believed(propose(layout.text), found)]
    badges = [(span.start, span.end) for span in on_badges]
    return [box for span in without_overlaps(answered) for box in _boxes(layout, lines, span, badges)]


def _boxes(layout: Layout, lines: Sequence[Line], span: Span, badges: Iterable[tuple[int, int]]) -> Iterator[Box]:
    kind = Seen.BADGE if any(start < span.end and span.start < end for start, end in badges) else Seen.TEXT
    numbers = {letter[0] for letter in layout.letters[span.start : span.end] if letter}
    score = min((lines[number].score for number in numbers), default=0.0)
    for x, y, w, h in layout.rectangles(span.start, span.end):
        left, top = int(x), int(y)
        yield Box(left, top, int(x + w) + 1 - left, int(y + h) + 1 - top, score, kind, span.tier, span.reason)


class _Page:
    """All lines of one photo, with what they say about each other."""

    def __init__(self, layout: Layout, faces: Sequence[Face], known: Known) -> None:
        self.layout, self.faces, self.known = layout, faces, known
        self.goods = len(_PRICE.findall(layout.text)) >= PRICES_OF_GOODS
        self.tokens = tokens_of(layout.text)
        self.words = len(self.tokens)
        self.kept = {self.tokens[place].start for place in known.kept(self.tokens)}

    def on_badges(self) -> Iterator[Span]:
        """Names that stand alone, or beside a role, in a small group of words."""
        for block in self.layout.blocks:
            if self._may_be_badge(block):
                yield from self._on_badge(block)

    def told(self) -> Iterator[Span]:
        """Names after "Cashier:" and its like."""
        for match in _TOLD.finditer(self.layout.text):
            sure = bool(match["by"] or match["sure"])
            name = self._name_at(match.end(), sure)
            if not name:
                continue
            tier = self._told_tier(name, sure)
            if tier:
                yield Span(name[0].start, _end(self.layout.text, name[-1]), Kind.name, tier, "role")

    def believed(self, spans: Iterable[Span], found: Sequence[Span]) -> Iterator[Span]:
        """Of what the rules for texts say, keep what holds in a photo as well."""
        for span in spans:
            if span.kind is Kind.number and span.reason == "badge" and not self._badge_at(span):
                continue  # the number of a till or an operator: the name beside it is covered
            if span.kind is not Kind.name or span.reason not in _WEAK or self._is_prose(span):
                yield span
            elif not any(one.start < span.end and span.start < one.end for one in found):
                yield from self._on_label(span)

    def _may_be_badge(self, block: Block) -> bool:
        text = self.layout.text[block.start : block.end]
        return len(text.split()) <= MOST_WORDS and text.count("\n") < MOST_ROWS and not _PRICE.search(text)

    def _on_badge(self, block: Block) -> Iterator[Span]:
        words = self._tokens(block.start, block.end)
        cue = any(_is_role(word.key) for word in words) or self._is_introduced(block) or self._by_a_face(block)
        parts = list(self._parts(block))
        names = [(part, self._badge_tier(part, cue, alone=len(parts) == 1)) for part in parts]
        struck = any(tier is Tier.strike for _part, tier in names)
        for part, tier in names:
            if tier is Tier.strike or (tier and not (struck and self._unlisted(part))):
                reason = "full_name" if len(part) > 1 else "first_name" if tier is Tier.strike else "perhaps_name"
                yield Span(part[0].start, _end(self.layout.text, part[-1]), Kind.name, tier, reason)

    def _parts(self, block: Block) -> Iterator[list[Token]]:
        """Up to three words that may be one name, between signs, roles and the ends of lines."""
        for start, end in self.layout.rows(block):
            signs = [start + match.end() for match in _APART.finditer(self.layout.text[start:end])]
            edges = sorted({start, *signs, *self.layout.joints(start, end), end})
            for left, right in zip(edges, edges[1:], strict=False):
                part = self._tokens(left, right)
                if 1 <= len(part) <= 3 and all(self._may_be_name(word) for word in part):
                    yield part

    def _badge_tier(self, part: Sequence[Token], cue: bool, alone: bool) -> Tier | None:
        """1. a listed name, 2. a name that is a word as well, 3. a rare word that no list holds."""
        words = [word.key for word in part if len(word.key) > 1]
        if any(self.known.is_clear(key) for key in words):
            return self._listed_tier(words, cue)
        common = max(map(self.known.commonness, words), default=_COMMON)
        if any(map(self.known.tables.is_name, words)):
            sure = cue and (common < _COMMON or (alone and all(map(self.known.tables.is_first, words))))
            return Tier.strike if sure else Tier.doubt if cue or (common < _COMMON and not self.goods) else None
        if common >= _RARE or not (cue or self.words <= LONELY):
            return None
        return Tier.strike if cue and alone else Tier.doubt

    def _listed_tier(self, words: Sequence[str], cue: bool) -> Tier | None:
        """Among goods, only first names count that no job stands beside: families give theirs to brands."""
        if cue or not self.goods:
            return Tier.strike
        return Tier.doubt if any(map(self.known.tables.is_first, words)) else None

    def _told_tier(self, name: Sequence[Token], sure: bool) -> Tier | None:
        words = [word.key for word in name]
        if any(self.known.is_clear(key) for key in words):
            return Tier.strike
        common = max(map(self.known.commonness, words))
        if sure:
            return Tier.strike if common < _COMMON or any(map(self.known.tables.is_first, words)) else Tier.doubt
        return Tier.strike if common < _RARE else None

    def _on_label(self, span: Span) -> Iterator[Span]:
        words = [word for word in self._tokens(span.start, span.end) if self._may_be_name(word)]
        if not words:
            return
        clear = [word for word in words if self.known.is_clear(word.key)]
        if clear and (not self.goods or any(self.known.tables.is_first(word.key) for word in clear)):
            tier = Tier.doubt if self.goods else span.tier
            yield replace(span, start=words[0].start, end=_end(self.layout.text, words[-1]), tier=tier)

    def _name_at(self, place: int, sure: bool) -> list[Token]:
        """The words of a name that begins here, in this row; readers take some capitals for small letters."""
        end = self.layout.text.find("\n", place)
        if not self.layout.text[place:end].strip():
            return []
        name: list[Token] = []
        for word in self._tokens(place, end)[:3]:
            small = sure and not name and self.known.commonness(word.key) < _RARE
            if not self._may_be_name(word, small) or (
                name and _APART.search(self.layout.text, name[-1].end, word.start)
            ):
                break
            name.append(word)
        return name

    def _may_be_name(self, word: Token, small: bool = False) -> bool:
        return (
            (word.capital or small)
            and not any(character.isdigit() for character in word.text)
            and word.key not in _NO_NAMES
            and not _is_role(word.key)
            and word.start not in self.kept
        )

    def _unlisted(self, part: Sequence[Token]) -> bool:
        return not any(self.known.tables.is_name(word.key) for word in part)

    def _is_introduced(self, block: Block) -> bool:
        return re.search(_BY, self.layout.text[block.start : block.end], re.IGNORECASE) is not None

    def _by_a_face(self, block: Block) -> bool:
        return any(_hangs_below(block.around, face) for face in self.faces)

    def _badge_at(self, span: Span) -> bool:
        return any(block.start <= span.start < block.end and self._may_be_badge(block) for block in self.layout.blocks)

    def _is_prose(self, span: Span) -> bool:
        """Whether a span stands in a sentence rather than on a label."""
        start = self.layout.text.rfind("\n", 0, span.start) + 1
        words = self._tokens(start, self.layout.text.find("\n", span.end))
        return sum(not word.capital for word in words) >= 3

    def _tokens(self, start: int, end: int) -> list[Token]:
        return [token for token in self.tokens if start <= token.start and token.end <= end]


def _hangs_below(where: Rectangle, face: Face) -> bool:
    x, y, w, h = where
    middle = x + w / 2
    in_column = face.x - 1.5 * face.w < middle < face.x + 2.5 * face.w
    return in_column and face.y + face.h / 2 < y + h and y < face.y + face.h * (1 + BELOW_A_FACE) and w < 3 * face.w


def _is_role(key: str) -> bool:
    """Whether a word is a job, also when the reader dropped the space in "team leader"."""
    return key in ROLES or key.startswith(_ROLES_READ) or key.endswith(_ROLES_READ)


def _end(text: str, word: Token) -> int:
    """The end of a name; the point of an initial belongs to it."""
    return word.end + (len(word.key) == 1 and text.startswith(".", word.end))
