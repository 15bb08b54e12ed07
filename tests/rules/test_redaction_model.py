"""The model for names: it reads what CRFsuite taught it as CRFsuite would, and learns nobody by heart."""

from pathlib import Path

import pycrfsuite
import pytest

from forum.redaction import model_files
from forum.redaction.rules import KeepWords, Kind, Limits, Roster, Tier, propose
from forum.redaction.rules.evidence import attributes, blinded, groups
from forum.redaction.rules.model import NameModel
from forum.redaction.rules.weighing import candidates
from forum.redaction.tables import tables
from forum.redaction.training import corpora, fitting
from forum.redaction.training.corpora import Labelled
from forum.redaction.training.examples import examples
from forum.redaction.training.figures import by_model, by_rules, evaluate
from tests.rules.reading import doubted, marked, proposal, struck

MEGABYTE = 1_000_000
QUICK = {**fitting.SETTINGS, "max_iterations": 15}


def made_up(language: str, count: int, seed: int) -> list[Labelled]:
    return [Labelled(one.text, one.spans, language) for one in examples(language, count, seed)]


@pytest.fixture(scope="module")
def lines() -> list[fitting.Line]:
    return list(fitting.lines(made_up("en", 120, 1) + made_up("fr", 60, 2), tables()))


@pytest.fixture(scope="module")
def model(lines: list[fitting.Line]) -> NameModel:
    return fitting.train(lines, QUICK)


def test_the_shipped_model_is_small_and_its_card_stands_beside_it() -> None:
    assert model_files.SHIPPED.stat().st_size < MEGABYTE
    assert "## Limits" in model_files.SHIPPED.with_name("README.md").read_text("utf-8")
    assert tables().model


def test_the_model_knows_no_rare_word_by_heart() -> None:
    known = tables()
    learned = {name.split("key=")[1] for name in model_files.read(model_files.SHIPPED).weights if "key=" in name}
    assert len(learned) > 100
    # Halves of a step are cut off, so three is where the words begin that everybody uses.
    assert [word for word in learned if max(known.commonness(word, one) for one in ("en", "fr")) < 3] == []


def test_a_chain_is_read_as_crfsuite_reads_it(lines: list[fitting.Line], tmp_path: Path) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=dict(QUICK), verbose=False)
    items = [
        [[one for group in groups(line.words, place) for one in attributes(group)] for place in range(len(line.words))]
        for line in lines
    ]
    for line, item in zip(lines, items, strict=True):
        trainer.append(item, ["N" if name else "O" for name in line.names])
    path = str(tmp_path / "names.crfsuite")
    trainer.train(path)
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    ours = fitting.train(lines, QUICK)
    for line, item in list(zip(lines, items, strict=True))[:40]:
        tagger.set(item)
        chances = ours.probabilities(line.words, range(len(line.words)))
        theirs = [tagger.marginal("N", place) for place in range(len(line.words))]
        assert [chances[place] for place in range(len(line.words))] == pytest.approx(theirs, abs=0.01)


def test_the_same_texts_give_the_same_file(lines: list[fitting.Line], model: NameModel, tmp_path: Path) -> None:
    model_files.write(model, tmp_path / "one")
    model_files.write(fitting.train(lines, QUICK), tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert model_files.read(tmp_path / "one") == model


@pytest.mark.parametrize("content", [b"", b"not a model", b"\x1f\x8b\x08\x00broken"])
def test_what_is_no_model_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "broken").write_bytes(content)
    with pytest.raises(ValueError, match="broken"):
        model_files.read(tmp_path / "broken")


def test_the_model_finds_more_than_the_rules_alone() -> None:
    unseen = list(fitting.lines(made_up("en", 150, 77) + made_up("fr", 80, 78), tables()))
    shipped = tables().model
    assert shipped is not None
    with_model, alone = evaluate(by_model(shipped, Limits()), unseen), evaluate(by_rules, unseen)
    assert with_model.left_after_strike.share < alone.left_after_strike.share / 2
    assert with_model.wrongly_struck.share <= alone.wrongly_struck.share


def test_every_word_of_a_name_has_a_chance(lines: list[fitting.Line], model: NameModel) -> None:
    for line in lines:
        found = model.probabilities(line.words, candidates(line.words))
        assert all(0 <= chance <= 1 for chance in found.values())
        assert sorted(found) == candidates(line.words)


def test_the_operator_decides_from_which_chance_a_name_goes() -> None:
    text = "I know that Zdenka refused."

    def tiers(limits: Limits) -> list[Tier]:
        nobody, nothing = Roster.build(()), KeepWords.build(())
        found = propose(text, roster=nobody, keep=nothing, tables=tables(), limits=limits)
        return [span.tier for span in found.spans]

    assert tiers(Limits(0.01, 0.01)) == [Tier.strike]
    assert tiers(Limits(1.0, 0.01)) == [Tier.doubt]


def test_somebodys_mask_is_no_name() -> None:
    assert struck("I spoke to XXXX and XXXX told me. Mr. XXXX agreed.") == []
    assert doubted("On XX/XX/2016 I called XXXX XXXX and spoke with XXXX.") == []


def test_a_company_that_stands_there_often_is_at_most_asked_about() -> None:
    text = "I called Keybank. " + "Keybank sent a letter. The Keybank branch was shut. " * 4
    assert struck(text) == []


def test_what_no_list_knows_is_no_name_in_small_letters() -> None:
    assert marked("The cashier left. It was quite gartenlaubig. At till four.") == []


def test_a_handle_is_left_to_the_rules_for_handles() -> None:
    spans = proposal("I asked @Qarenna about the refund.").spans
    assert [span.kind for span in spans] == [Kind.handle]


def test_what_the_whole_post_says_is_seen() -> None:
    def flags(text: str) -> list[str]:
        return [one.flags for one in next(iter(fitting.lines([Labelled(text, (), "en")], tables()))).words]

    assert flags("Grace left. No grace, she said.")[0] == "oeh"
    assert flags("grace left. no rose, it said.")[0] == "ol"
    assert flags("Grace left.")[0] == "o"


def test_a_lesson_keeps_the_neighbours_that_everybody_uses_and_no_name() -> None:
    line = next(iter(fitting.lines([Labelled("The cashier Zdenka Kowalczyk was rude", (), "en")], tables())))
    kept = str(blinded(line.words, 2, 3))
    assert "cashier" in kept and "rude" in kept
    assert "zdenka" not in kept and "kowalczyk" not in kept


def test_wrong_texts_to_learn_from_are_told_by_their_line(tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_text('{"text": "One", "spans": []}\n{"text": 2, "spans": [[1]]}\n')
    with pytest.raises(ValueError, match="line 2"):
        list(corpora.read([tmp_path / "texts.jsonl"]))


def test_a_removed_name_moves_the_others() -> None:
    texts = [Labelled("Ann and Bob and Cy.", ((0, 3), (8, 11), (16, 18)), "en")] * 200
    for one in corpora.varied(texts, 3):
        assert {one.text[start:end].lower() for start, end in one.spans} <= {"ann", "bob", "cy"}
