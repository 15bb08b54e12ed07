"""Count to ten: the one sentence that would most likely slow an answer down, and the feeling behind it.

Heat is what is thrown at people: insults, swearing at somebody, threats, shouting in capitals, rows of !!!.
Criticism is never heat, however harsh: “The service is terrible” is not, “You are all useless” is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from forum.redaction.rules.feelings import feeling_of
from forum.redaction.rules.folding import fold
from forum.redaction.rules.heated_words import (
    CONTEMPT,
    EXCUSED,
    INSULT_OF_PERSON,
    JOY,
    NO_JOY,
    PLAIN,
    SWEARING_AT,
    THROWN_STARTS,
)
from forum.redaction.rules.lexicon_threats import THREAT, THREAT_STARTS
from forum.redaction.rules.lexicons import INSULT_IN_FRENCH, SLUR, SLUR_STARTS, starts_of


def N_(words: str) -> str:
    """Mark words for translation; who shows them translates."""
    return words


FEELINGS: Mapping[str, str] = {
    "angry": N_("You have every right to be angry"),
    "let_down": N_("You trusted us, and you have every right to feel let down"),
    "worn_out": N_("You have every right to be worn out by this"),
    "worried": N_("You have every right to be worried"),
    "humiliated": N_("Nobody should be made to feel like that"),
}

INSULTED, SHOUTED, STRESSED = 4, 2, 1
SENTENCE_LONGEST = 300
SHOUT_LETTERS = 9

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|\n+|(?:(?<=\s)[;–—])(?=\s)")
_ABBREVIATED = re.compile(r"(?:^|\W)(?:mr|mrs|ms|dr|st|no|vs|mme|mlle|m|e\.g|i\.e|p\.m|a\.m|p\. ex|[A-Za-z])\.$", re.I)
_QUOTED = re.compile(r"“[^“”\n]{1,500}”|«[^«»\n]{1,500}»|\"[^\"\n]{1,500}\"|`[^`\n]{1,500}`|(?m:^>[^\n]*)")
_WORD = re.compile(r"[\w*#$@]+(?:['’]\w+)*")
_SIGN = re.compile(r"[,;:.!?()–—]")
_PART = re.compile(rf"{_WORD.pattern}|{_SIGN.pattern}")
# Without one of these nobody shouts: two signs, or nine capitals in a row; words that were masked (XXXX) are none.
_CAPITAL = r"(?:[^\W\d_Xa-z]|X(?!X)(?<!XX))"
_LOUD = re.compile(rf"[!?]\s?[!?]|{_CAPITAL}(?:{_CAPITAL}|\d|\W{{1,3}}){{8}}")
_HEATED_STARTS = THROWN_STARTS | THREAT_STARTS | SLUR_STARTS
_ROUGHLY = re.compile(r"[^.!?\n;]+")
_BANGS = re.compile(r"(?:!\s?){3,}|(?:[?!]\s?){4,}")
# Alone in a sentence it is an exclamation: “Incapables !”
_BARE_IN_FRENCH = re.compile(
    rf"(?:{INSULT_IN_FRENCH.pattern}|ordures?|incapables?|voleurs|menteurs|escrocs|nuls|guignols|clowns)"
)
# Capitals that stand on a sign, a screen or a button are nobody's shouting.
_SHOWN = re.compile(
    r"\b(?:says?|said|reads?|shows?|showed|displays?|displayed|message|error|sign|screen|button|labell?ed|label|marked|"
    r"called|titled|named|model|notice|press|pressed|code|product|affich\w+|indiqu\w+|erreur|panneau|écran|bouton|"
    r"mention\w*|intitulée?|marquée?|appelée?|modèle|dit|référence|produit|étiquette|pancarte)\b"
)


@dataclass(frozen=True)
class Heat:
    """One sentence of a text, by place, and the code of the feeling behind it."""

    start: int
    end: int
    feeling: str


def heat_of(text: str, language: str) -> Heat | None:
    """Find the sentence that would most likely slow an answer down, if there is one."""
    folded = fold(text)
    telling = starts_of(folded) & _HEATED_STARTS
    if not (_LOUD.search(text) or "*" in text or _may_be_thrown(folded, telling, language)):
        return None
    unquoted = _QUOTED.sub(lambda found: " " * len(found.group()), text)
    best, heat = 0, None
    for start, end in _sentences(unquoted):
        degree = _degree(unquoted[start:end], language, telling)
        if degree > best:
            best, heat = degree, (start, end)
    if heat is None:
        return None
    return Heat(*heat, feeling_of(text[heat[0] : heat[1]], text))


def _may_be_thrown(folded: str, telling: frozenset[str], language: str) -> bool:
    """Whether a rough look finds something: most texts are calm, and need no closer one."""
    if not telling:
        return False
    rough = (words for words in _ROUGHLY.findall(folded) if any(start in words for start in telling))
    return any(_insults(_plain(words), language) for words in rough)


def _degree(sentence: str, language: str, telling: Iterable[str]) -> int:
    """How much one sentence would slow an answer down; the worst of several is quoted. `telling` begins its words."""
    folded = fold(sentence)
    thrown = "*" in sentence or any(start in folded for start in telling)
    loud = _LOUD.search(sentence)
    if not (thrown or loud):
        return 0
    words = _plain(folded)
    degree = INSULTED if thrown and _insults(words, language) else 0
    if loud and _shouts(sentence) and not _rejoices(words):
        degree += SHOUTED
    if loud and _BANGS.search(sentence) and not _rejoices(words):
        degree += STRESSED
    return degree


def _insults(words: str, language: str) -> bool:
    starts = starts_of(words)
    if not starts.isdisjoint(THREAT_STARTS) and THREAT.search(words):
        return True
    if not starts.isdisjoint(SLUR_STARTS) and SLUR.search(words):
        return True
    if starts.isdisjoint(THROWN_STARTS) and "*" not in words:
        return False
    thrown = (CONTEMPT, SWEARING_AT, INSULT_OF_PERSON)
    # What is excused takes long to find, and is looked for only where something was thrown.
    if any(lexicon.search(words) for lexicon in thrown):
        left = EXCUSED.sub(" , ", words)
        if any(lexicon.search(left) for lexicon in thrown):
            return True
    return language == "fr" and bool(_BARE_IN_FRENCH.fullmatch(words.strip(" ,.!?")))


def _shouts(sentence: str) -> bool:
    """Whether whole words in capitals stand in a row, and among them plain ones."""
    words = [(found.start(), found.group()) for found in _WORD.finditer(sentence)]
    loud: list[str] = []
    for at, word in [*words, (len(sentence), "")]:
        if word.isupper() or word.isdecimal():
            loud.append(word)
            continue
        if _is_shouted(loud, len(words)) and not _SHOWN.search(sentence[:at]):
            return True
        loud = []
    return False


def _is_shouted(loud: list[str], words: int) -> bool:
    """Three words in a row are shouting, or the whole sentence; names of products are not."""
    letters = sum(letter.isalpha() for word in loud for letter in word)
    if letters < SHOUT_LETTERS or len(loud) < min(3, max(2, words)):
        return False
    plain = sum(bool(PLAIN.fullmatch(fold(word))) for word in loud)
    return plain >= 1


def _rejoices(words: str) -> bool:
    return bool(JOY.search(words)) and not NO_JOY.search(words)


def _plain(folded: str) -> str:
    """The words of a folded sentence with one space between them; signs that end a clause are words, too."""
    return " ".join(_PART.findall(folded))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence stands, without the spaces around it; what never ends is cut."""
    start = 0
    for found in _END.finditer(text):
        if found.group().strip() == "." and _ABBREVIATED.search(text, max(start, found.end() - 12), found.end()):
            continue
        yield from _cut(text, start, found.end())
        start = found.end()
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One sentence, or pieces of it that can be quoted."""
    while end - start > SENTENCE_LONGEST:
        at = max(text.rfind(sign, start + 1, start + SENTENCE_LONGEST) for sign in (",", ";", ":", " - "))
        at = at + 1 if at > 0 else text.rfind(" ", start + 1, start + SENTENCE_LONGEST) + 1
        at = at or start + SENTENCE_LONGEST
        yield from _trimmed(text, start, at)
        start = at
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if piece.strip():
        yield start + left, start + len(piece.rstrip())
