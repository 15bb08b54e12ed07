"""Everything a model for names learns from, put together: texts by path, made-up texts, decisions."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from forum.redaction.rules.model import NameModel
from forum.redaction.surroundings import Line as Lesson
from forum.redaction.tables import tables
from forum.redaction.training import corpora, fitting
from forum.redaction.training.corpora import Labelled
from forum.redaction.training.examples import examples

SEED = 7


def trained(files: Sequence[Path], templates: int, lessons: Iterable[Lesson], clean: Sequence[Path] = ()) -> NameModel:
    """Train a model; the same files, number and decisions give the same one. Raises ValueError for a wrong file.

    `clean` are texts whose names others have masked: nearly everything in them is nobody's name.
    """
    marked = fitting.lines(corpora.varied(texts(files, templates), SEED), tables())
    nobody = fitting.sentences(fitting.lines(masked(clean), tables()))
    return fitting.train([*marked, *nobody, *(fitting.Line(one.words, one.gone) for one in lessons)])


def texts(files: Sequence[Path], templates: int) -> Iterator[Labelled]:
    """Read the files, then make up as many texts in each language."""
    yield from corpora.read(files)
    for language in ("en", "fr"):
        for made in examples(language, templates, SEED):
            yield Labelled(made.text, made.spans, language)


def masked(files: Sequence[Path]) -> list[Labelled]:
    """Read every second text of these files: the others stay for measuring."""
    return list(corpora.read(files))[::2]
