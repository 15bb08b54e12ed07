"""What readers can say: the same happened to me, it helped, it worked; and what an author can take back."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from forum.answers import services as answers
from forum.answers.models import Answer, Helpful
from forum.complaints import services as complaints
from forum.complaints.models import Complaint, Fixed, Follow
from forum.complaints.rules import Mover, Progress, Publication
from forum.extensions import db, writing
from tests.cast import Cast

JSON = {"Accept": "application/json"}
WORDS = "I was charged twice for one basket on Monday."


def make_solved(cast: Cast) -> Complaint:
    """A problem that Carol called solved."""
    complaint = cast.make_published("Charged twice", WORDS)
    answers.resolve(complaint, cast.account("carol"), answer_number=None, steps="Look for the word reservation.")
    return db.session.get_one(Complaint, complaint.id)


def say(browser: FlaskClient, number: int | None, act: str, **form: str) -> TestResponse:
    """Press a button on the page of a problem."""
    return browser.post(f"/problems/{number}/{act}", data=form)


def again(complaint: Complaint) -> Complaint:
    """The row as it is now."""
    db.session.rollback()
    return db.session.get_one(Complaint, complaint.id)


@pytest.mark.parametrize("prefix", ["", "/fr"])
@pytest.mark.parametrize("act", ["problems/{}/same", "problems/{}/follow", "answers/{}/helpful", "problems/{}/reopen"])
def test_whoever_is_signed_out_signs_in_and_comes_back_to_the_page(
    cast: Cast, eve: FlaskClient, act: str, prefix: str
) -> None:
    complaint = cast.make_published("Charged twice", WORDS)
    answer = cast.make_answer(complaint)
    number = answer.number if "answers" in act else complaint.number
    sent = eve.post(f"{prefix}/{act.format(number)}")
    page = f"{prefix}/{act.format(number).rsplit('/', 1)[0]}"
    assert (sent.status_code, sent.location) == (303, f"{prefix}/sign-in?next={page}")
    assert eve.get(page, follow_redirects=True).status_code == 200
    assert eve.post(f"{prefix}/{act.format(number)}", headers=JSON).status_code == 401


def test_i_have_this_too_counts_once_a_person_and_can_be_taken_back(cast: Cast) -> None:
    complaint = cast.make_published("Charged twice", WORDS)
    dan, olga = cast.signed_in("dan"), cast.signed_in("olga")
    page = say(dan, complaint.number, "same")
    assert (page.status_code, page.location) == (303, f"/problems/{complaint.number}-charged-twice#post")
    olga.post(f"/problems/{complaint.number}/same")
    assert again(complaint).same_count == 2
    assert 'aria-pressed="true">I have this too <span class="num quiet">2' in dan.get(page.location).text
    answer = dan.post(f"/problems/{complaint.number}/same", headers=JSON)
    assert answer.json == {"count": 1, "pressed": False}


def test_nobody_counts_for_their_own_problem_nor_for_praise(cast: Cast) -> None:
    own = cast.make_published("Charged twice", WORDS)
    praise = cast.make_published("They found my ring", WORDS, kind="praise")
    assert say(cast.signed_in("carol"), own.number, "same").status_code == 403
    assert say(cast.signed_in("dan"), praise.number, "same").status_code == 403
    assert again(own).same_count == 0


def test_following_starts_and_stops(cast: Cast) -> None:
    complaint = cast.make_published("Charged twice", WORDS)
    dan = cast.signed_in("dan")
    account_id = cast.account("dan").id
    page = say(dan, complaint.number, "follow")
    assert page.status_code == 303
    assert db.session.get(Follow, (complaint.id, account_id)) is not None
    assert "Stop following" in dan.get(page.location).text
    say(dan, complaint.number, "follow")
    assert db.session.get(Follow, (complaint.id, account_id)) is None


def test_an_answer_is_called_helpful_by_others_only(cast: Cast) -> None:
    answer = cast.make_answer(cast.make_published("Charged twice", WORDS))
    address = f"/answers/{answer.number}/helpful"
    assert cast.signed_in("dan").post(address).status_code == 403
    carol = cast.signed_in("carol")
    assert carol.post(address, headers=JSON).json == {"count": 1, "pressed": True}
    page = carol.post(address)
    assert (page.status_code, page.location) == (303, f"/problems/1-charged-twice#a{answer.number}")
    assert db.session.scalar(select(func.count()).select_from(Helpful)) == 0


def test_anybody_may_say_that_it_worked_once_a_day(cast: Cast, eve: FlaskClient) -> None:
    complaint = make_solved(cast)
    for _ in range(2):
        page = say(eve, complaint.number, "fixed", fixed="yes")
        assert page.status_code == 303 and "Set-Cookie" not in page.headers
    assert page.location == f"/problems/{complaint.number}-charged-twice?said=fixed#fix"
    assert "Thank you" in eve.get(page.location).text
    assert again(complaint).helped_count == 1
    other = eve.post(
        f"/problems/{complaint.number}/fixed", data={"fixed": "yes"}, environ_base={"REMOTE_ADDR": "192.0.2.7"}
    )
    assert other.status_code == 303 and again(complaint).helped_count == 2


def test_nobody_can_be_found_by_what_they_said(cast: Cast, eve: FlaskClient) -> None:
    complaint = make_solved(cast)
    say(eve, complaint.number, "fixed", fixed="yes")
    (row,) = db.session.scalars(select(Fixed))
    assert len(row.voter) == 64 and "127.0.0.1" not in row.voter


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_whoever_it_did_not_help_is_asked_what_happened_instead(cast: Cast, eve: FlaskClient, prefix: str) -> None:
    complaint = make_solved(cast)
    page = eve.post(f"{prefix}/problems/{complaint.number}/fixed", data={"fixed": "no"})
    assert (page.status_code, page.location) == (303, f"{prefix}/problems/{complaint.number}/not-fixed")
    asked = eve.get(page.location)
    assert asked.status_code == 200 and "noindex" in asked.text
    assert f'action="{prefix}/problems/{complaint.number}/answers"' in asked.text
    assert "/reopen" not in asked.text
    own = cast.signed_in("carol").get(page.location).text
    assert f'action="{prefix}/problems/{complaint.number}/reopen"' in own and "/answers" not in own
    assert again(complaint).helped_count == 0


def test_another_answer_than_yes_or_no_is_not_taken(cast: Cast, eve: FlaskClient) -> None:
    assert say(eve, make_solved(cast).number, "fixed", fixed="perhaps").status_code == 422


def test_the_author_opens_it_again_and_others_do_not(cast: Cast) -> None:
    complaint = make_solved(cast)
    assert say(cast.signed_in("dan"), complaint.number, "reopen").status_code == 403
    page = say(cast.signed_in("carol"), complaint.number, "reopen")
    assert page.status_code == 303 and page.location.endswith("?said=reopened#main")
    case = again(complaint).case
    assert case is not None and case.state == Progress.REOPENED and case.next_contact_at is not None
    told = cast.browser().get(page.location).text
    assert "It is open again" in told and "Open again: it was not solved after all" in told
    assert "reservation" not in told


@pytest.mark.parametrize("act", ["same", "follow", "fixed", "reopen"])
@pytest.mark.parametrize(("state", "status"), [(Publication.HIDDEN, 404), (Publication.REMOVED, 410)])
def test_nothing_can_be_said_on_what_was_taken_down(cast: Cast, act: str, state: Publication, status: int) -> None:
    complaint = make_solved(cast)
    with writing():
        complaints.take_down(db.session.get_one(Complaint, complaint.id), state, Mover.MODERATOR)
    answer = say(cast.signed_in("mo"), complaint.number, act, fixed="yes")
    assert answer.status_code == (404 if act == "reopen" else status)
    assert again(complaint).same_count == again(complaint).helped_count == 0


def test_nothing_can_be_said_on_an_answer_that_was_taken_down(cast: Cast) -> None:
    answer = cast.make_answer(cast.make_published("Charged twice", WORDS))
    with writing():
        answers.take_down(db.session.get_one(Answer, answer.id), Publication.REMOVED, Mover.MODERATOR)
    assert cast.signed_in("carol").post(f"/answers/{answer.number}/helpful").status_code == 410
    assert cast.browser().get(f"/answers/{answer.number}").status_code == 410
    assert cast.browser().get("/answers/4711").status_code == 404


def test_a_form_of_another_site_counts_for_nothing(cast: Cast, eve: FlaskClient) -> None:
    complaint = make_solved(cast)
    foreign = {"Sec-Fetch-Site": "cross-site"}
    answer = eve.post(f"/problems/{complaint.number}/fixed", data={"fixed": "yes"}, headers=foreign)
    assert answer.status_code == 403 and again(complaint).helped_count == 0


@pytest.mark.usefixtures("whole_minute")
def test_too_many_clicks_are_refused(cast: Cast, eve: FlaskClient) -> None:
    complaint = make_solved(cast)
    codes = [say(eve, complaint.number, "fixed", fixed="yes").status_code for _ in range(11)]
    assert codes == [303] * 10 + [429]
