"""The page of one problem: what fixed it first, for whoever comes from a search engine; nothing of what is hidden."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import event
from werkzeug.test import TestResponse

from forum import clock
from forum.accounts.models import Account
from forum.answers import services as answers
from forum.answers.models import Answer
from forum.complaints import services as complaints
from forum.complaints.models import Complaint
from forum.complaints.rules import Mover, Progress, Publication
from forum.extensions import db, writing
from tests.cast import Cast

LONG = "I was charged twice for one basket on Monday, and nobody on the telephone could say when the money comes back."


@contextmanager
def statements() -> Iterator[list[str]]:
    """Every statement that the database is sent meanwhile."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement != "BEGIN":
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def visit(browser: FlaskClient, number: int | None, prefix: str = "", folder: str = "problems") -> TestResponse:
    """Open a problem as a link without its readable part does."""
    return browser.get(f"{prefix}/{folder}/{number}", follow_redirects=True)


def structured(page: TestResponse) -> dict[str, Any]:
    """The first piece of structured data on a page, and the only one of its kind."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.text, re.DOTALL)
    assert len(found) == 1
    graph: list[dict[str, Any]] = json.loads(found[0])["@graph"]
    assert sum(part["@type"] in {"QAPage", "DiscussionForumPosting"} for part in graph) == 1
    return graph[0]


def solve(cast: Cast, complaint: Complaint, **how: Any) -> None:
    """Carol says what solved it."""
    how = {"answer_number": None, "steps": ""} | how
    answers.resolve(db.session.get_one(Complaint, complaint.id), cast.account("carol"), **how)
    cast.run_worker()


def answer_for_the_team(cast: Cast, complaint: Complaint, words: str) -> Answer:
    """Olga answers for Customer Care."""
    outcome = answers.answer_officially(db.session.get_one(Complaint, complaint.id), cast.account("olga"), words)
    assert isinstance(outcome.post, Answer)
    return outcome.post


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_a_wrong_or_missing_slug_leads_to_the_right_address(cast: Cast, eve: FlaskClient, prefix: str) -> None:
    number = cast.make_published("Charged twice", LONG).number
    for wrong in ("", "-charged", "-charged-twice-and-more"):
        answer = eve.get(f"{prefix}/problems/{number}{wrong}")
        assert (answer.status_code, answer.location) == (301, f"{prefix}/problems/{number}-charged-twice")
    assert eve.get(f"{prefix}/praise/{number}-charged-twice").location == f"{prefix}/problems/{number}-charged-twice"
    assert eve.get(f"{prefix}/problems/{number}-charged-twice").status_code == 200


def test_praise_has_a_folder_of_its_own_and_nothing_to_solve(cast: Cast, eve: FlaskClient) -> None:
    number = cast.make_published("They found my ring", "An hour on their knees, for me.", kind="praise").number
    assert eve.get(f"/problems/{number}").location == f"/praise/{number}-they-found-my-ring"
    page = visit(eve, number, folder="praise")
    assert page.status_code == 200 and "Praise" in page.text and '<a href="/praise">What went well</a>' in page.text
    assert "I have this too" not in page.text and "Next word" not in page.text


@pytest.mark.parametrize("prefix", ["", "/fr"])
@pytest.mark.parametrize(
    ("state", "status"),
    [(Publication.HIDDEN, 404), (Publication.REMOVED, 410), (Publication.WITHDRAWN, 410)],
)
def test_what_was_taken_down_is_gone_or_was_never_there(
    cast: Cast, eve: FlaskClient, prefix: str, state: Publication, status: int
) -> None:
    complaint = cast.make_published("Charged twice by the till", LONG)
    number, complaint_id = complaint.number, complaint.id
    mover = Mover.AUTHOR if state is Publication.WITHDRAWN else Mover.MODERATOR
    with writing():
        complaints.take_down(db.session.get_one(Complaint, complaint_id), state, mover)
    for address in (f"{number}", f"{number}-charged-twice-by-the-till", f"{number}-other", f"{number}/not-fixed"):
        answer = eve.get(f"{prefix}/problems/{address}")
        assert answer.status_code == status
        # The address that was asked for stands in the link to the other language; nothing else may.
        assert "till" not in answer.text.replace(address, "") and answer.headers["Cache-Control"] == "no-store"


def test_what_was_never_published_looks_like_what_never_was(cast: Cast, eve: FlaskClient) -> None:
    waiting = cast.make_waiting("Charged twice", LONG)
    assert waiting.number is None
    unknown, by_row = eve.get("/problems/4711"), eve.get(f"/problems/{waiting.id}")
    assert unknown.status_code == by_row.status_code == 404
    assert unknown.text.replace("/problems/4711", "") == by_row.text.replace(f"/problems/{waiting.id}", "")


def test_names_are_not_on_the_page_and_their_number_is(cast: Cast, eve: FlaskClient) -> None:
    cast.protect("Brenda Hollis", "Tobias")
    words = "Brenda Hollis at the till shouted at me. Then Tobias laughed. Call me on 020 7946 0958."
    complaint = cast.make_published("Brenda Hollis shouted at me", words)
    page, french = visit(eve, complaint.number), visit(eve, complaint.number, "/fr")
    for one in (page, french):
        assert not {"Brenda", "Hollis", "Tobias", "0958"} & set(re.findall(r"\w+", one.text))
    assert '<h1><span class="gone">[person A]</span> shouted at me</h1>' in page.text
    assert "were removed. Why?" in page.text and "1 phone number" in page.text
    assert '<h1 lang="en"><span class="gone">[personne A]</span>' in french.text


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_the_words_of_a_post_carry_their_own_language(cast: Cast, eve: FlaskClient, prefix: str) -> None:
    french = "Le paiement a échoué et j’ai été débitée deux fois, pourtant je n’ai passé qu’une seule commande."
    number = cast.make_published("Débitée deux fois", french, language="fr").number
    page = visit(eve, number, prefix).text
    assert ('<div class="prose" lang="fr">' in page) == (prefix == "")
    assert f'<html lang="{"fr" if prefix else "en"}">' in page
    for language, path in (("en", ""), ("fr", "/fr")):
        assert f'hreflang="{language}" href="http://localhost{path}/problems/{number}-' in page
    assert f'rel="canonical" href="http://localhost{prefix}/problems/{number}-debitee-deux-fois"' in page


def test_an_open_problem_shows_where_it_stands_and_the_next_date(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published("Charged twice", LONG)
    assert complaint.case is not None and complaint.case.next_contact_at is not None
    page = visit(eve, complaint.number).text
    assert "Waiting for an official answer" in page and "Next word from Customer Care by" in page
    assert "What fixed it" not in page and "Did this fix it for you?" not in page
    answer_for_the_team(cast, complaint, "We paid the second amount back today.")
    assert "Answered, not solved yet" in visit(eve, complaint.number).text


def test_a_broken_promise_is_not_hidden(cast: Cast, eve: FlaskClient) -> None:
    number = cast.make_published("Charged twice", LONG).number
    with time_machine.travel(clock.now() + timedelta(days=5), tick=False):
        page = visit(eve, number).text
    assert "The next word from Customer Care was due on" in page and "We are late" in page


def test_what_fixed_it_stands_above_the_problem(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published("Charged twice", LONG)
    official = answer_for_the_team(cast, complaint, "The second amount is a reservation and goes away.")
    solve(cast, complaint, answer_number=official.number, steps="1. Look for the word **reservation**.\n2. Wait.")
    page = visit(eve, complaint.number).text
    main = page[page.index("<main") :]
    assert "<title>Charged twice (solved) – Redress</title>" in page
    assert main.index("<strong>reservation</strong>") < main.index(LONG)
    assert f'<a href="#a{official.number}">From the official answer</a>' in page
    assert "Carol C. said on" in page and "Next word" not in page
    assert page.count('name="fixed" value="') == 2 and 'class="btn main"' not in page


def test_an_answer_that_was_taken_down_is_no_fix_any_more(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published("Charged twice", LONG)
    peer = cast.make_answer(complaint, "Ask at the desk for form forty.")
    solve(cast, complaint, answer_number=peer.number)
    assert "What fixed it" in visit(eve, complaint.number).text
    with writing():
        answers.take_down(db.session.get_one(Answer, peer.id), Publication.HIDDEN, Mover.MODERATOR)
    page = visit(eve, complaint.number)
    assert "forty" not in page.text and "What fixed it" not in page.text
    assert structured(page)["@type"] == "DiscussionForumPosting"
    assert eve.get(f"/answers/{peer.number}").status_code == 404


def test_a_waiting_answer_and_its_count_are_not_shown(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published("Charged twice", LONG)
    cast.make_answer_sent(complaint, "Nobody has read this one yet.")
    cast.run_worker()
    page = visit(eve, complaint.number)
    assert "Nobody has read" not in page.text and structured(page)["commentCount"] == 0


def test_an_official_answer_speaks_for_its_team_and_names_nobody(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published("Charged twice", LONG)
    answer_for_the_team(cast, complaint, "We paid the second amount back today.")
    cast.make_answer(complaint, "Official answer: call me.")
    page, french = visit(eve, complaint.number), visit(eve, complaint.number, "/fr")
    assert page.text.count('<article class="official"') == 1
    assert "Official answer: Customer Care" in page.text and "Service clients" in french.text
    assert "Olga" not in page.text and "Olga" not in french.text
    said = structured(page)["mainEntity"]["suggestedAnswer"]
    assert [one["author"]["@type"] for one in said] == ["Organization", "Person"]


def test_search_engines_are_told_the_truth(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published("Charged twice", LONG)
    assert structured(visit(eve, complaint.number))["@type"] == "DiscussionForumPosting"
    peer = cast.make_answer(complaint, "Ask for a refund at the desk.")
    cast.make_answer(complaint, "Same here.")
    solve(cast, complaint, answer_number=peer.number)
    data = structured(visit(eve, complaint.number))
    question = data["mainEntity"]
    assert data["@type"] == "QAPage" and question["answerCount"] == 2
    assert question["acceptedAnswer"]["text"] == "Ask for a refund at the desk."
    assert question["acceptedAnswer"]["url"].endswith(f"-charged-twice#a{peer.number}")
    assert [one["text"] for one in question["suggestedAnswer"]] == ["Same here."]


def test_structured_data_cannot_end_its_script(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published("About </script><script>alert(1)</script>", LONG + " </script><b>")
    page = visit(eve, complaint.number)
    assert "<script>alert" not in page.text and "</script><b>" not in page.text
    assert structured(page)["headline"] == "About </script><script>alert(1)</script>"


def test_an_accusation_is_marked_as_one_side(cast: Cast, eve: FlaskClient) -> None:
    accusing = cast.make_published("Money gone", "The cashier stole twenty pounds from me. I want it back.")
    plain = cast.make_published("Charged twice", LONG)
    page = visit(eve, accusing.number)
    assert page.text.count("One customer’s account, unverified") >= 3
    assert structured(page)["creativeWorkStatus"] == "One customer’s account, unverified"
    assert "unverified" not in visit(eve, plain.number).text


def test_an_accusation_in_an_answer_is_marked_as_one_side_unless_a_team_answers(cast: Cast, eve: FlaskClient) -> None:
    complaint, at = cast.make_published("Charged twice", LONG), clock.now()
    complaint_id, dan, olga = complaint.id, cast.account("dan").id, cast.account("olga").id
    with writing():
        for place, (who, official) in enumerate(((dan, False), (olga, True))):
            one = _peer(complaint_id, who, place, at)
            one.labels, one.official = ["accusation_crime"], official
            db.session.add(one)
        db.session.get_one(Complaint, complaint_id).answer_count += 2
    page = visit(eve, complaint.number)
    assert page.text.count("One customer’s account, unverified") == 1
    told = structured(page)["mainEntity"]["suggestedAnswer"]
    assert [one.get("creativeWorkStatus") for one in told] == [None, "One customer’s account, unverified"]


def robots(page: TestResponse) -> str:
    """What the page tells search engines."""
    found = re.search(r'<meta name="robots" content="([^"]*)"', page.text)
    return found[1] if found else ""


def test_pages_that_help_nobody_are_not_indexed(cast: Cast, eve: FlaskClient) -> None:
    good = cast.make_published("Charged twice", f"{LONG} I paid by card and have both lines on my statement.")
    short = cast.make_published("Bad", "Very bad.", author="dan")
    assert "noindex" not in robots(visit(eve, good.number))
    assert "noindex" in robots(visit(eve, short.number))
    assert "noindex" in robots(eve.get(f"/problems/{good.number}-charged-twice?said=fixed"))
    with time_machine.travel(clock.now() + timedelta(days=31), tick=False):
        assert "noindex" in robots(visit(eve, good.number))
    cast.make_answer(good, "Ask for a refund.")
    with time_machine.travel(clock.now() + timedelta(days=31), tick=False):
        assert "noindex" not in robots(visit(eve, good.number))


def make_peers(complaint: Complaint, author: Account, number: int) -> None:
    """Answers that were published long ago, straight into the table: the queue is not what is looked at."""
    complaint_id, author_id, at = complaint.id, author.id, clock.now()
    with writing():
        for place in range(number):
            db.session.add(_peer(complaint_id, author_id, place, at))
        db.session.get_one(Complaint, complaint_id).answer_count += number


def _peer(complaint_id: int, author_id: int, place: int, at: datetime) -> Answer:
    return Answer(
        complaint_id=complaint_id,
        author_id=author_id,
        state=Publication.PUBLISHED,
        number=1_000 + place,
        body=f"Peer answer {place:03d} of **many**.",
        published_at=at,
    )


@pytest.mark.parametrize("who", ["eve", "dan", "carol", "olga", "mo"])
def test_twenty_answers_cost_as_many_queries_as_one_and_nothing_is_written(cast: Cast, who: str) -> None:
    complaint = cast.make_published("Charged twice", LONG)
    peer = cast.make_answer(complaint, "Ask for a refund.")
    solve(cast, complaint, answer_number=peer.number)
    browser = cast.browser() if who == "eve" else cast.signed_in(who)
    address = f"/problems/{complaint.number}-charged-twice"
    counts = []
    for more in (0, 19):
        make_peers(complaint, cast.account("dan"), more)
        with statements() as sent:
            page = browser.get(address)
        assert page.status_code == 200 and page.text.count('<article class="post') == 2 + more
        assert all(one.lstrip().startswith("SELECT") for one in sent), sent
        assert "Set-Cookie" not in page.headers
        counts.append(len(sent))
    assert max(counts) <= 9, counts
    assert counts[1] <= counts[0]


def test_a_hundred_answers_fit_a_page_and_the_rest_follow(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published("Charged twice", LONG)
    official = answer_for_the_team(cast, complaint, "We paid the second amount back today.")
    make_peers(complaint, cast.account("dan"), 120)
    first = visit(eve, complaint.number)
    assert len(set(re.findall(r"Peer answer (\d{3}) of <strong>", first.text))) == 99
    assert f'id="a{official.number}"' in first.text and structured(first)["mainEntity"]["answerCount"] == 121
    further = re.search(r'href="(/problems/[^"]*\?after=\d+)" rel="next"', first.text)
    assert further
    second = eve.get(further[1])
    assert re.findall(r"Peer answer (\d{3}) of <strong>", second.text) == [f"{n:03d}" for n in range(99, 120)]
    assert "noindex" in robots(second) and f'id="a{official.number}"' not in second.text
    last = eve.get("/answers/1119", follow_redirects=True)
    assert 'id="a1119"' in last.text


def test_a_signed_out_page_can_be_cached_and_answers_304(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published("Charged twice", LONG)
    page = visit(eve, complaint.number)
    assert page.headers["Cache-Control"] == "public, max-age=0, must-revalidate, s-maxage=60"
    again = eve.get(f"/problems/{complaint.number}-charged-twice", headers={"If-None-Match": page.headers["ETag"]})
    assert again.status_code == 304


def test_close_to_this_shows_only_what_is_public_now(cast: Cast, eve: FlaskClient) -> None:
    near = cast.make_published("Refund for a double payment by card", LONG)
    solve(cast, near, steps="Look for the word reservation.")
    complaint = cast.make_published("Charged twice", LONG, author="dan")
    assert "Refund for a double payment" in visit(eve, complaint.number).text
    with writing():
        complaints.take_down(db.session.get_one(Complaint, near.id), Publication.HIDDEN, Mover.MODERATOR)
    assert "Refund for a double payment" not in visit(eve, complaint.number).text


def test_only_those_who_may_are_offered_the_end_of_a_problem(cast: Cast, eve: FlaskClient) -> None:
    complaint = cast.make_published("Charged twice", LONG)
    cast.make_answer(complaint, "Ask for a refund.")
    pages = {who: visit(cast.signed_in(who), complaint.number).text for who in ("carol", "dan", "mo")}
    assert [who for who, page in pages.items() if "This solved it" in page] == ["carol", "mo"]
    assert "This solved it" not in visit(eve, complaint.number).text
    assert "Answer for your team" in visit(cast.signed_in("olga"), complaint.number).text
    assert "I have this too" not in visit(cast.signed_in("carol"), complaint.number).text
    with writing():
        complaints.move_case(complaint.id, Progress.SOLVED, Mover.OFFICIAL)
    assert "Open it again" in visit(cast.signed_in("carol"), complaint.number).text
    assert "Open it again" not in visit(cast.signed_in("dan"), complaint.number).text


def test_a_post_shows_what_would_put_it_right_when_it_happened_and_when_it_changed(
    cast: Cast, eve: FlaskClient
) -> None:
    complaint_id = cast.make_published("Charged twice", LONG).id
    with writing():
        one = db.session.get_one(Complaint, complaint_id)
        one.wish, one.happened_on = "The money **back**, said \ue000.", date(2026, 11, 12)
        one.removals = {**one.removals, "wish": [["name", ""]]}
        one.edited_at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    page, french = visit(eve, one.number).text, visit(eve, one.number, "/fr").text
    assert "<h3" in page and "What would put it right" in page and "<strong>back</strong>" in page
    assert 'said <span class="gone">[name removed]</span>' in page and "[nom retiré]" in french
    assert "happened on 12 November 2026" in page and "Changed on 20 November 2026" in page
    assert "arrivé le 12 novembre 2026" in french and "Modifié le 20 novembre 2026" in french
    assert structured(visit(eve, one.number))["dateModified"].startswith("2026-11-20")


def test_a_bare_post_shows_nothing_empty(cast: Cast, eve: FlaskClient) -> None:
    page = visit(eve, cast.make_published("Charged twice", LONG).number).text
    assert "What would put it right" not in page and "happened on" not in page and "Changed on" not in page
    assert "minute to read" in page and "CC BY-SA 4.0" in page and 'aria-label="Tags"' not in page
