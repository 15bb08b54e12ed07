"""What a reader should be told about a text, and which of its words to mask for a moderator.

A label never strikes anything. Each stands in `LABELS` in the order in which it is told. Most sentences hold no word
that any lexicon begins with, and are not looked at closer.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from forum.redaction.rules import (
    lexicon_accusations,
    lexicon_calls,
    lexicon_discrimination,
    lexicon_facts,
    lexicon_sexual,
    lexicon_threats,
)
from forum.redaction.rules.folding import fold, fold_with_map
from forum.redaction.rules.heated import heat_of
from forum.redaction.rules.heated_words import EXCUSED
from forum.redaction.rules.language import language_of
from forum.redaction.rules.lexicons import (
    INSULT,
    INSULT_IN_FRENCH,
    INSULT_STARTS,
    SLUR,
    SLUR_STARTS,
    Lexicon,
    starts_of,
)

# In this order: what is said of somebody, what is thrown at somebody, what a post wants, what it holds.
LABELS = (
    "accusation_crime",
    "accusation_racism",
    "insult",
    "slur",
    "threat",
    "sexual",
    "call_to_confront",
    "demand_dismissal",
    "heated",
    "recording",
    "minor",
)
# Insults that somebody tells of are no insults of theirs.
_TOLD = re.compile(
    rf"{EXCUSED.pattern}|(?<!\w)(?:called|labelled|branded|deemed) (?:a |an )?(?:\w+ )?\w+"
    r"|(?<!\w)(?:prise?s?|passer|passe) pour (?:une?|des) \w+"
)
LEXICONS: Sequence[Lexicon] = (
    *lexicon_accusations.LEXICONS,
    *lexicon_discrimination.LEXICONS,
    Lexicon("insult", INSULT_STARTS, INSULT, _TOLD),
    Lexicon("insult", INSULT_STARTS, INSULT_IN_FRENCH, _TOLD, language="fr"),
    Lexicon("slur", SLUR_STARTS, SLUR, quoted=True),
    *lexicon_threats.LEXICONS,
    *lexicon_calls.LEXICONS,
    *lexicon_sexual.LEXICONS,
    *lexicon_facts.LEXICONS,
)
_STARTS = {
    language: lexicon_facts.LINK_STARTS.union(*(one.starts for one in LEXICONS if one.language in ("", language)))
    for language in ("en", "fr")
}
_MASKED = (INSULT, SLUR, lexicon_sexual.SEXUAL)
_MASKED_IN_FRENCH = (*_MASKED, INSULT_IN_FRENCH, lexicon_sexual.SEXUAL_IN_FRENCH)
_MASKED_STARTS = INSULT_STARTS | SLUR_STARTS | lexicon_sexual.SEXUAL_STARTS | lexicon_sexual.SEXUAL_STARTS_IN_FRENCH

_PART = re.compile(r"\w+(?:['’]\w+)*|[,;:()–—]")
_SENTENCE = re.compile(r"[^.!?\n]+")
_QUOTED = re.compile(r"“([^“”\n]{1,500})”|«([^«»\n]{1,500})»|\"([^\"\n]{1,500})\"")


def labels_of(text: str, language: str = "auto") -> tuple[str, ...]:
    """Name what a text contains, in the order of `LABELS`; labels never strike anything."""
    if language == "auto":
        language = language_of(text)
    found = set(_heard(text, language))
    if heat_of(text, language):
        found.add("heated")
    return tuple(label for label in LABELS if label in found)


def masked_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Find insults, slurs and sexual words, which a moderator sees only when asking for them."""
    folded = fold(text)
    telling = starts_of(folded) & _MASKED_STARTS
    if not telling:
        return ()
    lexicons = _MASKED_IN_FRENCH if language_of(text) == "fr" else _MASKED
    # The way back to the original's places is long: it is gone only when there is something to mask.
    if not any(lexicon.search(words) for words in _with_any(telling, folded) for lexicon in lexicons):
        return ()
    folded, origins = fold_with_map(text)
    found = (match.span() for lexicon in lexicons for match in lexicon.finditer(folded))
    return tuple(sorted({(origins[start], origins[end - 1] + 1) for start, end in found}))


def _heard(text: str, language: str) -> Iterator[str]:
    """Each label that one of the sentences earns; what somebody else said earns few of them."""
    folded = fold(text)
    telling = starts_of(folded) & _STARTS[language]
    if not telling:
        return
    if telling & lexicon_facts.LINK_STARTS and lexicon_facts.LINK.search(folded):
        yield "recording"
    quotes = _QUOTED.findall(folded)
    own = _QUOTED.sub(" , ", folded) if quotes else folded
    yield from _in_sentences(own, telling, [one for one in LEXICONS if one.language in ("", language)])
    for quote in quotes:
        lexicons = [one for one in LEXICONS if one.language in ("", language) and one.quoted]
        yield from _in_sentences("".join(quote), telling, lexicons)


def _in_sentences(folded: str, telling: frozenset[str], lexicons: Iterable[Lexicon]) -> Iterator[str]:
    open_ = [(lexicon, telling & lexicon.starts) for lexicon in lexicons if telling & lexicon.starts]
    for words in _with_any(telling, folded):
        said = ""
        for lexicon, starts in open_:
            if any(start in words for start in starts):
                said = said or " ".join(_PART.findall(words))
                if lexicon.hears(said):
                    yield lexicon.label


def _with_any(starts: Iterable[str], folded: str) -> Iterator[str]:
    """The sentences that hold one of these."""
    for words in _SENTENCE.findall(folded):
        if any(start in words for start in starts):
            yield words
