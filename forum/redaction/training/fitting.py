"""Training the model for names with CRFsuite, and reading what it learned."""

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from forum.redaction.rules import Roster, Tables, language_of
from forum.redaction.rules.cues import TITLES
from forum.redaction.rules.evidence import Group, Seen, Word, attributes, groups
from forum.redaction.rules.keep import taught
from forum.redaction.rules.model import NameModel
from forum.redaction.rules.names import by_rules, read_post
from forum.redaction.rules.tokens import tokens_of
from forum.redaction.rules.weighing import looked_at
from forum.redaction.training.corpora import Labelled

_NAME, _NONE = "N", "O"
_DIGITS = 3
_MASK = re.compile(r"^x{2,}$")
# What a rule is so sure of may be a real name in a text that counts as free of names.
_PERHAPS_REAL = frozenset(["title_surname", "named", "speech_verb", "role", "signature", "greeting", "workplace"])
# Small penalties: many weak hints together make a name likely.
SETTINGS: Mapping[str, object] = {
    "c1": 0.1,
    "c2": 0.02,
    "max_iterations": 60,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one text as the model sees them, and which of them belong to a name."""

    words: Sequence[Seen]
    names: Sequence[bool]


def lines(texts: Iterable[Labelled], tables: Tables) -> Iterator[Line]:
    """Look at each text as at a new post, without roster and words to keep."""
    known: dict[Group, Word] = {}
    for one in texts:
        language = language_of(one.text) if one.language == "auto" else one.language
        tokens = tokens_of(one.text)
        post = read_post(one.text, tokens, taught().places(tokens), Roster.build(()), tables, language)
        if tokens:
            words = looked_at(post, by_rules(post), known)
            yield Line(words, [_is_name(token.start, token.end, token.key, one.spans) for token in tokens])


def _is_name(start: int, end: int, key: str, spans: Sequence[tuple[int, int]]) -> bool:
    return key not in TITLES and any(low < end and start < high for low, high in spans)


def sentences(texts: Iterable[Line]) -> Iterator[Line]:
    """Cut texts whose names were masked by others into sentences; leave out those with a mask or a sure name."""
    for text in texts:
        begin = 0
        for place in range(1, len(text.words) + 1):
            if place == len(text.words) or "o" in text.words[place].flags:
                words = text.words[begin:place]
                if not any(_MASK.match(one.word.key) or one.rule.removeprefix("s:") in _PERHAPS_REAL for one in words):
                    yield Line(words, text.names[begin:place])
                begin = place


def train(
    examples: Iterable[Line],
    settings: Mapping[str, object] = SETTINGS,
    algorithm: str = "lbfgs",
    *,
    alone: bool = False,
) -> NameModel:
    """Fit the weights. The same examples in the same order give the same model; `alone` judges each word by itself."""
    kept: dict[Group, list[str]] = {}
    trainer = pycrfsuite.Trainer(algorithm=algorithm, params=dict(settings), verbose=False)
    for line in examples:
        items, labels = _items(line.words, kept), [_NAME if name else _NONE for name in line.names]
        for item, label in zip(items, labels, strict=True) if alone else ():
            trainer.append([item], [label])
        if not alone:
            trainer.append(items, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "names.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        return _learned(tagger.info())


def _items(words: Sequence[Seen], kept: dict[Group, list[str]]) -> list[list[str]]:
    found = []
    for place in range(len(words)):
        item: list[str] = []
        for group in groups(words, place):
            if group not in kept:
                kept[group] = attributes(group)
            item += kept[group]
        found.append(item)
    return found


def _learned(info: object) -> NameModel:
    weights: dict[str, float] = {}
    for (attribute, label), weight in info.state_features.items():  # type: ignore[attr-defined]
        weights[attribute] = weights.get(attribute, 0.0) + (weight if label == _NAME else -weight)
    steps = info.transitions  # type: ignore[attr-defined]
    return NameModel(
        {name: round(weight, _DIGITS) for name, weight in sorted(weights.items()) if abs(weight) >= 10**-_DIGITS},
        (
            steps.get((_NONE, _NONE), 0.0),
            steps.get((_NONE, _NAME), 0.0),
            steps.get((_NAME, _NONE), 0.0),
            steps.get((_NAME, _NAME), 0.0),
        ),
    )
