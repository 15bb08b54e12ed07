"""The index follows the database, and search shows only what everyone may read now."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from flask import Flask

from forum.complaints.models import Complaint
from forum.complaints.rules import Progress, Publication
from forum.config import settings
from forum.extensions import db, writing
from forum.redaction.rules import MARK
from forum.search import batch, engine, generations, services
from forum.search.queries import search, similar
from forum.search.queries.hits import WINDOW
from tests.cast import Cast
from tests.services.published import (
    answer,
    author,
    index,
    numbers,
    problem,
    product,
    resolution,
    take_down,
)


@pytest.fixture(autouse=True)
def indexed(app: Flask) -> None:
    services.reindex()


def found(words: str, **choices: object) -> list[int]:
    return numbers(search(words, **choices).results)  # type: ignore[arg-type]


def lexicon() -> str:
    return " ".join(engine.opened(settings().search_index).lexicon())


def test_a_published_problem_is_found_by_title_body_answer_and_steps(app: Flask) -> None:
    one = problem(1, "Charged twice", "The amount left my account on Monday")
    problem(2, "Parcel late")
    answer(one, 1, "Ask for a chargeback")
    answer(one, 2, "We cancel the reservation", official=True)
    resolution(one, "Send both lines of the statement")
    index(one)
    for words in ("charged", "monday", "chargeback", "reservation", "statement"):
        assert found(words) == [1], words


def test_what_is_not_published_never_enters_the_index(app: Flask) -> None:
    index(problem(1, "Refund", state=Publication.WAITING), problem(2, "Refund", state=Publication.HIDDEN))
    assert found("refund") == []
    assert "refund" not in lexicon()


def test_an_answer_that_is_not_public_is_not_found(app: Flask) -> None:
    one = problem(1, "Charged twice")
    row = answer(one, 1, "Ask Brenda")
    with writing():
        row = db.session.merge(row)
        row.state = Publication.HIDDEN
    index(one)
    assert found("brenda") == []


def test_a_takedown_hides_before_the_index_follows(app: Flask) -> None:
    one, other = problem(1, "Refund refused"), problem(2, "Refund late")
    index(one, other)
    take_down(one)
    results = search("refund")
    assert numbers(results.results) == [2]
    assert results.total == results.all == 1
    index(one)
    assert "refused" not in lexicon()


def test_an_entry_from_before_a_takedown_is_no_hit_though_it_is_public_again(app: Flask) -> None:
    one = problem(1, "Refund by Brenda")
    index(one)
    with writing():
        row = db.session.get_one(Complaint, one.id)
        row.takedown, row.title = row.takedown + 1, f"Refund by {MARK}"
    assert found("brenda") == [] and found("refund") == []
    index(one)
    assert found("refund") == [1] and found("brenda") == []


def test_indexing_twice_does_the_same(app: Flask) -> None:
    one = problem(1, "Refund")
    index(one)
    index(one, one)
    assert found("refund") == [1]
    services.index_complaints([])


def test_a_rebuild_brings_in_everything_published_and_tells_how_far_it_is(app: Flask) -> None:
    for number in range(1, 5):
        problem(number, f"Refund {number}")
    problem(5, "Refund", state=Publication.RETURNED)
    told: list[int] = []
    assert services.reindex(told.append) == 4
    assert told == [4]
    assert sorted(found("refund")) == [1, 2, 3, 4]


def test_what_changes_during_a_rebuild_is_in_the_new_index(app: Flask) -> None:
    problem(1, "Refund")

    def meanwhile(count: int) -> None:
        if count > 1:
            return
        index(problem(2, "Refund"))
        one = db.session.query(Complaint).filter_by(number=1).one()
        take_down(one)
        index(one)

    services.reindex(meanwhile)
    assert found("refund") == [2]
    assert not list(settings().search_index.glob("TOUCHED"))


def test_a_damaged_index_is_said_to_be_rebuilt_and_is(app: Flask) -> None:
    index(problem(1, "Refund"))
    for path in settings().search_index.rglob("*.seg"):
        path.write_bytes(path.read_bytes()[:-1])
    engine.forget(settings().search_index)
    assert search("refund").rebuilding
    assert similar("Refund", "", "en") == []
    index(problem(2, "Refund"))
    assert generations.rebuild_wanted(settings().search_index)
    assert services.ensure_index()
    assert sorted(found("refund")) == [1, 2]
    assert not services.ensure_index()


def test_a_missing_index_is_made(app: Flask, tmp_path: Path) -> None:
    problem(1, "Refund")
    (settings().search_index / "CURRENT").unlink()
    assert search("refund").rebuilding
    assert services.ensure_index()
    assert found("refund") == [1]


def test_counts_and_filters_agree(app: Flask, cast: Cast) -> None:
    payments = product("payments")
    solved = problem(1, "Refund missing", product_id=payments.id, progress=Progress.SOLVED)
    answered = problem(2, "Refund missing")
    answer(answered, 1, "Soon", official=True)
    waiting = problem(3, "Refund missing", product_id=product("payments").id)
    again = problem(4, "Refund missing", progress=Progress.REOPENED)
    heard = problem(5, "Refund missing", progress=None, heard_only=True)
    index(solved, answered, waiting, again, heard)
    results = search("refund")
    assert results.states == {"solved": 1, "answered": 1, "waiting": 2, "heard": 1}
    assert [(one.slug, count) for one, count in results.products] == [("payments", 2)]
    for state, count in results.states.items():
        assert search("refund", state=state).total == count
    assert sorted(found("refund", product="payments")) == [1, 3]
    assert found("refund", product="payments", state="waiting") == [3]
    assert found("refund", product="none") == []


def test_a_filter_reaches_beyond_what_was_counted(app: Flask) -> None:
    with writing():
        rows = [problem(number, "Refund", "refund " * 5) for number in range(1, WINDOW + 10)]
        rows.append(problem(999, "Words about a refund", progress=Progress.SOLVED))
    index(*rows)
    results = search("refund")
    assert results.about and results.total == WINDOW + 10 and "solved" not in results.states
    assert found("refund", state="solved") == [999]


def test_pages_follow_each_other_without_gaps(app: Flask) -> None:
    index(*(problem(number, "Refund") for number in range(1, 24)))
    pages = [search("refund", page=page) for page in (1, 2, 3)]
    assert [len(page.results) for page in pages] == [10, 10, 3]
    assert sorted(number for page in pages for number in numbers(page.results)) == list(range(1, 24))
    assert [(page.first, page.last, page.has_next) for page in pages] == [
        (1, 10, True),
        (11, 20, True),
        (21, 23, False),
    ]
    assert search("refund", page=99).page == 3


def test_a_solved_problem_comes_first_among_equals(app: Flask) -> None:
    index(problem(1, "Refund missing"), problem(2, "Refund missing", progress=Progress.SOLVED))
    assert found("refund missing") == [2, 1]


def test_french_is_found_without_accents_and_in_other_forms(app: Flask) -> None:
    index(problem(1, "Remboursement refusé à Orléans", "J’ai payé deux fois", language="fr"), problem(2, "Refund"))
    for words in ("remboursements refuses", "ORLEANS", "payer", "Orléans"):
        assert found(words, page_language="fr") == [1], words


def three_problems(word: str, *authors: str) -> list[Complaint]:
    people = {name: author(name).id for name in set(authors)}
    return [problem(n, f"{word} number {n}", author_id=people[name]) for n, name in enumerate(authors, 1)]


def test_a_typo_is_read_as_a_word_of_three_problems_by_three_authors(app: Flask) -> None:
    index(*three_problems("Refund", "ann", "ben", "cas"))
    results = search("refnud twice")
    assert results.words == "refund twice"
    assert results.correction is not None and results.correction.typed == "refnud twice"
    assert len(results.results) == 3
    exact = search("refnud", exact=True)
    assert exact.correction is None and exact.results == []
    assert exact.close_words == [("refund", 3)]


def test_a_correction_has_its_accents(app: Flask) -> None:
    index(*three_problems("Téléphone", "ann", "ben", "cas"))
    assert search("telephoen").words == "téléphone"


@pytest.mark.parametrize("authors", [("ann", "ben", "ben"), ("ann", "ben")])
def test_a_word_of_fewer_people_is_never_suggested(app: Flask, authors: tuple[str, ...]) -> None:
    index(*three_problems("Brenda", *authors))
    results = search("brnda")
    assert results.words == "brnda" and results.correction is None
    assert results.results == [] and search("brnda", exact=True).close_words == []


def test_a_word_is_not_suggested_once_one_of_its_problems_is_hidden(app: Flask) -> None:
    rows = three_problems("Brenda", "ann", "ben", "cas")
    index(*rows)
    assert search("brenad").words == "brenda"
    take_down(rows[0])
    assert search("brenad").words == "brenad"


def test_a_word_that_was_struck_is_not_suggested_from_an_index_that_is_behind(app: Flask) -> None:
    rows = three_problems("Brenda", "ann", "ben", "cas")
    index(*rows)
    with writing():
        db.session.get_one(Complaint, rows[0].id).title = f"{MARK} number 1"
    assert search("brenad").words == "brenad"


def test_a_known_word_is_not_corrected(app: Flask) -> None:
    index(*three_problems("Refund", "ann", "ben", "cas"), problem(9, "Refuns of Larkfield"))
    assert search("refuns").words == "refuns"


def test_similar_problems_are_solved_or_officially_answered_ones(app: Flask) -> None:
    solved = problem(1, "Refund for cancelled order missing", progress=Progress.SOLVED)
    answered = problem(2, "Refund for cancelled order still missing")
    answer(answered, 1, "It takes three days.", official=True)
    index(
        solved,
        answered,
        problem(3, "Refund for cancelled order missing"),
        problem(4, "Parcel wet", progress=Progress.SOLVED),
    )
    index(*(problem(number, f"Something else {number}") for number in range(5, 30)))
    near = similar("My refund for a cancelled order is missing", "I wait for weeks.", "en")
    assert sorted(numbers(near)) == [1, 2]
    assert similar("The lift is broken", "Nobody comes.", "en") == []
    assert similar("", "", "en") == []
    assert len(similar("refund cancelled order missing", "", "en", limit=1)) == 1


def test_a_snippet_says_what_was_removed(app: Flask) -> None:
    index(problem(1, "Refund", f"The refund was refused by {MARK} at the **till**", removals={"body": [["name", ""]]}))
    [result] = search("refund").results
    assert "".join(piece.text for piece in result.snippet) == "The refund was refused by [name removed] at the till"


@pytest.mark.parametrize(
    "words", ["\x00", "\ud800", "a" * 5000, 'AND OR NOT ( " *', MARK * 9, "🙂", "title:refund~2^9 TO [a]", "'", "\\"]
)
def test_any_words_can_be_searched_for(app: Flask, words: str) -> None:
    index(problem(1, "Refund"))
    assert not search(words).rebuilding


def test_commands_give_json(app: Flask) -> None:
    index(problem(1, "Refund missing", "It is missing.", source_id="a-1"), problem(2, "Refund late", source_id="a-2"))
    [only] = json.loads(batch.search_json("refund missing", limit=1))["hits"]
    assert (only["source_id"], only["id"], only["title"], only["snippet"]) == (
        "a-1",
        1,
        "Refund missing",
        "It is missing.",
    )
    assert only["score"] > 0
    lines = [
        '{"id": "q1", "text": "refund", "exclude": "a-1"}',
        "",
        "{",
        '{"id": "q2"}',
        '{"id": "q3", "text": "refund", "exclude": ["a-1", "a-2"]}',
    ]
    answers = [json.loads(line) for line in batch.search_lines(lines)]
    assert [one["id"] for one in answers] == ["q1", None, None, "q3"]
    assert [hit["source_id"] for hit in answers[0]["hits"]] == ["a-2"]
    assert [one.get("line") for one in answers] == [None, 3, 4, None]
    assert answers[3]["hits"] == []


def test_commands_say_what_was_removed_and_bear_any_id(app: Flask) -> None:
    index(problem(1, f"Refund by {MARK}", removals={"title": [["name", ""]]}))
    [line] = batch.search_lines(['{"id": "\\ud800", "text": "refund", "exclude": null}'])
    assert json.loads(line.encode())["hits"][0]["title"] == "Refund by [name removed]"
    assert batch.hits("refund")[0]["id"] == 1


def test_a_search_during_a_rebuild_by_another_thread_answers(app: Flask) -> None:
    index(problem(1, "Refund"))

    def rebuild() -> None:
        with app.app_context():
            services.reindex()

    thread = threading.Thread(target=rebuild)
    thread.start()
    while thread.is_alive():
        assert found("refund") == [1]
    thread.join()
    assert found("refund") == [1]


def test_search_cannot_reach_an_original() -> None:
    code = (
        "import sys, forum.search.services, forum.search.batch, forum.search.views\n"
        "print([name for name in sys.modules if name.startswith('forum.vault')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
