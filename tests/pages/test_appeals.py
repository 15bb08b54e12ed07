"""An author contests a decision; somebody else than the one who decided reads it."""

import pytest

from forum import mail
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.extensions import db
from forum.log import LogEntry
from forum.moderation import services
from forum.moderation.models import Appeal, Decision
from forum.moderation.services import queueing
from tests.browsing import Page, look
from tests.cast import Cast

BODY = "Your partner shop sold me a broken lamp."


@pytest.fixture
def decision(cast: Cast) -> str:
    """Mo declined Carol's post; the address of that decision."""
    made = cast.make_waiting("Lamp", BODY)
    entry = queueing.claim_this(cast.entry("complaint", made.id).token, cast.account("mo"))
    token = services.decline(entry.token, cast.account("mo"), "other_company", "Please tell them.").token
    cast.run_worker()
    return token


def contested(cast: Cast, decision: str, words: str = "You sold it.") -> Page:
    page = look(cast.signed_in("carol"), f"/my-posts/decisions/{decision}/appeal")
    return page.form("/appeal").send("Send it", words=words)


def opened(cast: Cast, name: str) -> Page:
    return look(cast.signed_in(name), "/moderation/appeals").form("/moderation/appeals/").send("Read it")


def test_the_author_reads_what_was_decided_and_by_whom(cast: Cast, decision: str) -> None:
    words = look(cast.signed_in("carol"), f"/my-posts/decisions/{decision}/appeal").words
    assert "It was not published. It is about another company. Please tell them." in words
    assert "Posts are about what we do." in words
    assert "decided by a person, a moderator" in words
    assert "Mo M." not in words


def test_an_automatic_decision_says_so(cast: Cast) -> None:
    cast.make_published("Desk", "At the desk zorblax laughed.")
    cast.protect("Zorblax Quint")
    token = db.session.query(Decision).filter_by(act="hidden").one().token
    page = look(cast.signed_in("carol"), f"/my-posts/decisions/{token}/appeal")
    assert "decided automatically, by a rule" in page.words


def test_nobody_else_sees_the_decision(cast: Cast, decision: str) -> None:
    for name in ("dan", "olga", "mo"):
        assert cast.signed_in(name).get(f"/my-posts/decisions/{decision}/appeal").status_code == 404
    assert cast.signed_in("carol").get("/my-posts/decisions/none/appeal").status_code == 404
    published = cast.make_published()
    token = db.session.query(Decision).filter_by(act="published", subject_id=published.id).one().token
    assert cast.signed_in("carol").get(f"/my-posts/decisions/{token}/appeal").status_code == 404


def test_an_empty_appeal_is_refused_and_a_long_one_kept(cast: Cast, decision: str) -> None:
    assert contested(cast, decision, " ").status == 422
    page = contested(cast, decision, "long " * 900)
    assert page.status == 422
    assert "long long" in page.html
    assert db.session.query(Appeal).count() == 0


def test_an_appeal_is_acknowledged_on_its_page(cast: Cast, decision: str) -> None:
    page = contested(cast, decision)
    assert "You contested it on" in page.words
    assert "Send it" not in page.words


def test_who_decided_is_told_that_another_decides(cast: Cast, decision: str) -> None:
    contested(cast, decision)
    page = look(cast.signed_in("mo"), "/moderation/appeals")
    assert "another moderator decides" in page.words
    assert "You sold it." not in page.html
    token = db.session.query(Appeal).one().token
    refused = cast.signed_in("mo").post(f"/moderation/appeals/{token}", data={"do": "open"})
    assert refused.status_code == 403
    assert "You sold it." not in refused.text


def test_another_moderator_reads_and_grants_it(cast: Cast, decision: str) -> None:
    contested(cast, decision)
    page = opened(cast, "nia")
    assert "You sold it." in page.words
    assert BODY in page.words
    assert db.session.query(LogEntry).filter_by(act="appeal_opened").count() == 1
    assert page.form("/moderation/appeals/").send("Decide").status == 422
    page.form("/moderation/appeals/").send("Decide", outcome="undone")
    db.session.expire_all()
    assert db.session.query(Complaint).one().state == Publication.WAITING
    cast.run_worker()
    told = look(cast.signed_in("carol"), f"/my-posts/decisions/{decision}/appeal").words
    assert "you were right" in told
    letters = [path.read_text() for path in (mail.settings().instance / "mail").rglob("*.eml")]
    assert any("Your appeal was decided" in letter and "carol@example.org" in letter for letter in letters)
    assert not any("You sold it" in letter or "lamp" in letter for letter in letters)


def test_a_decision_that_stands_says_so(cast: Cast, decision: str) -> None:
    contested(cast, decision)
    opened(cast, "nia").form("/moderation/appeals/").send("Decide", outcome="upheld")
    told = look(cast.signed_in("carol"), f"/my-posts/decisions/{decision}/appeal").words
    assert "the decision stands" in told
    db.session.expire_all()
    assert db.session.query(Complaint).one().state == Publication.DECLINED


@pytest.mark.usefixtures("whole_minute")
def test_appeals_are_limited(cast: Cast, decision: str) -> None:
    carol = cast.signed_in("carol")
    address = f"/my-posts/decisions/{decision}/appeal"
    statuses = [carol.post(address, data={"words": ""}).status_code for _n in range(6)]
    assert statuses == [422] * 5 + [429]
