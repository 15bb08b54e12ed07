"""The approaches that were tried for names which no list knows, trained and measured on the same texts in one run.

    make bench PART=training DATA="--corpora FILE … --held-out FILE … [--clean FILE …] [--templates 4000]"

Beside each other: the rules alone; every word judged by itself (logistic regression); an averaged perceptron over the
chain of words; and the conditional random field that the forum uses. All see the same words in the same way, what the
rules make of them included. `--clean` files hold texts whose names are masked: what is struck there is wrong.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from forum.redaction.rules import Limits
from forum.redaction.rules.model import NameModel
from forum.redaction.tables import tables
from forum.redaction.teaching import SEED, masked, texts
from forum.redaction.training import corpora, fitting
from forum.redaction.training.figures import Figures, Judge, by_model, by_rules, evaluate
from forum.redaction.training.fitting import Line
from tests.bench.redaction.tables import share

_PERCEPTRON = {"max_iterations": 20, "feature.minfreq": 2, "feature.possible_transitions": True}
_CLEAN_FOR_TRAINING = 0.8


def main() -> None:
    """Train all, measure all, print one table."""
    options = _options()
    clean = list(fitting.lines(masked(options.clean), tables()))
    middle = int(_CLEAN_FOR_TRAINING * len(clean))
    examples = [
        *fitting.lines(corpora.varied(texts(options.corpora, options.templates), SEED), tables()),
        *fitting.sentences(clean[:middle]),
    ]
    sets = {path.stem: list(fitting.lines(corpora.read([path]), tables())) for path in options.held_out}
    sets |= {"masked": clean[middle:]} if clean else {}
    _say(f"{len(examples)} texts, {sum(len(one.words) for one in examples)} words to learn from\n")
    _say("| texts | approach | names | left after strike % | left after both % | wrong per 1,000 | posts wrong % |")
    _say("|---|---|---|---|---|---|---|")
    limits = Limits(options.strike_from, options.doubt_from)
    for name, judge in _judges(examples, limits):
        for title, lines in sets.items():
            _say(_row(title, name, evaluate(judge, lines)))


def _judges(examples: Sequence[Line], limits: Limits) -> Iterable[tuple[str, Judge]]:
    yield "rules alone", by_rules
    for name, model in _models(examples):
        yield name, by_model(model, limits)


def _models(examples: Sequence[Line]) -> Iterable[tuple[str, NameModel]]:
    begun = time.process_time()
    model = fitting.train(examples, alone=True)
    yield f"each word by itself ({time.process_time() - begun:.0f} s)", model
    begun = time.process_time()
    model = fitting.train(examples, _PERCEPTRON, "ap")
    yield f"perceptron over the chain ({time.process_time() - begun:.0f} s)", model
    begun = time.process_time()
    model = fitting.train(examples)
    yield f"conditional random field ({time.process_time() - begun:.0f} s)", model


def _row(title: str, name: str, found: Figures) -> str:
    wrong = 1000 * found.wrongly_struck.share
    shares = [found.left_after_strike, found.left_after_doubt, found.wrongly_marked]
    left, missed, posts = (share(one.hits, one.of) for one in shares)
    return f"| {title} | {name} | {found.left_after_strike.of} | {left} | {missed} | {wrong:.2f} | {posts} |"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", nargs="+", type=Path, required=True, help="texts to learn from, JSON lines")
    parser.add_argument("--held-out", nargs="+", type=Path, default=[], help="texts to measure on")
    parser.add_argument("--clean", nargs="*", type=Path, default=[], help="texts whose names are masked")
    parser.add_argument("--templates", type=int, default=4000, help="made-up texts in each language")
    parser.add_argument("--strike-from", type=float, default=Limits().strike)
    parser.add_argument("--doubt-from", type=float, default=Limits().doubt)
    return parser.parse_args()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
