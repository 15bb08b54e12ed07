"""Leaving for good: afterwards nothing anywhere says who it was, and no word is left that was not public."""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from forum import clock, events, log
from forum.accounts import closing
from forum.accounts import services as accounts
from forum.accounts.models import Account, AccountSession, AddressLink, RecoveryCode
from forum.answers import services as answering
from forum.answers.models import Answer, Helpful, Resolution
from forum.complaints import services as complaints
from forum.complaints.models import Complaint, Follow, Same
from forum.complaints.rules import Progress, Publication
from forum.config import settings
from forum.errors import Invalid, NotAllowed, NotFound, Stale
from forum.extensions import db
from forum.moderation import services as moderation
from forum.moderation.models import Appeal, Decision, QueueEntry
from forum.moderation.services import queueing
from forum.notices.models import DigestLine
from forum.posting import services
from forum.redaction.services import RosterEntry
from forum.roles import Role
from forum.vault.models import Draft, Sealed
from tests.cast import PASSWORD, Cast

# Words that only Vera has ever written; each stands in one place.
VERA = {
    "address": "vera.quandtmeyer@example.org",
    "pseudonym": "Verawindrose",
    "draft": "zinnobergrau",
    "waiting": "morgenrotblau",
    "read": "tintenfassig",
    "returned": "ampelkrauter",
    "declined": "wolkenschrank",
    "appeal": "fensterkitter",
    "struck": "Zwillinbek",
    "kept": "lampenputzer",
}
PG_DUMP = shutil.which("pg_dump")


def vera(cast: Cast) -> Account:
    known = db.session.scalar(select(Account).where(Account.address == VERA["address"]))
    if known is None:
        known = accounts.grant(VERA["address"], Role.CUSTOMER, pseudonym=VERA["pseudonym"], password=PASSWORD)[0]
    return known


def draft(cast: Cast, word: str) -> str:
    fields = {"kind": "problem", "title": "Charged twice", "body": f"I was charged twice. It was {VERA[word]}."}
    return services.draft(vera(cast).id, "complaint", fields).token


def waiting(cast: Cast, word: str) -> Complaint:
    post = services.send(draft(cast, word), vera(cast).id)[1]
    cast.run_worker()
    return db.session.get_one(Complaint, post.id)


def published(cast: Cast, word: str) -> Complaint:
    post = waiting(cast, word)
    cast.publish("complaint", post.id)
    return db.session.get_one(Complaint, post.id)


def refused(cast: Cast, word: str, refuse: object, reason: str) -> Complaint:
    post = waiting(cast, word)
    entry = cast.entry("complaint", post.id)
    queueing.claim_this(entry.token, cast.account("mo"))
    refuse(entry.token, cast.account("mo"), reason, "")  # type: ignore[operator]
    cast.run_worker()
    return db.session.get_one(Complaint, post.id)


def answered(cast: Cast, complaint: Complaint, body: str = "Ask for a refund.") -> Answer:
    token = services.draft(vera(cast).id, "answer", {"body": body}, complaint_id=complaint.id).token
    post = services.send(token, vera(cast).id)[1]
    cast.run_worker()
    cast.publish("answer", post.id)
    return db.session.get_one(Answer, post.id)


def whole_life(cast: Cast) -> dict[str, Complaint]:
    """Everything one person can leave behind."""
    cast.protect(f"{VERA['struck']} Harrowgate")
    draft(cast, "draft")
    made = {"waiting": waiting(cast, "waiting"), "read": waiting(cast, "read")}
    queueing.claim_this(cast.entry("complaint", made["read"].id).token, cast.account("nia"))
    made["returned"] = refused(cast, "returned", moderation.return_to_author, "several")
    made["declined"] = refused(cast, "declined", moderation.decline, "other_company")
    decision = db.session.scalars(select(Decision).where(Decision.act == "declined")).one()
    moderation.appeal(decision, vera(cast).id, f"I see it differently: {VERA['appeal']}.")
    made["kept"] = published(cast, "kept")
    carols = cast.make_published()
    answer = answered(cast, carols, f"{VERA['struck']} Harrowgate at the till gave it back.")
    answering.resolve(carols, cast.account("carol"), answer_number=answer.number, steps="")
    dans = cast.make_answer(carols)
    complaints.same(carols.id, vera(cast).id)
    complaints.follow(made["kept"].id, vera(cast).id)
    answering.helpful(dans.id, vera(cast).id)
    accounts.sign_in(VERA["address"], PASSWORD)
    _secrets(vera(cast).id)
    cast.run_worker()
    return {name: db.session.get_one(Complaint, one.id) for name, one in made.items()}


def _secrets(account_id: int) -> None:
    account = db.session.get_one(Account, account_id)
    account.second_factor_box, account.second_factor_at, account.mail_choices = b"box", clock.now(), {"mine": "daily"}
    complaint = db.session.scalars(select(Complaint)).first()
    assert complaint is not None
    db.session.add_all(
        [
            RecoveryCode(account_id=account_id, code_hash="0" * 64),
            AddressLink(
                purpose="password", nonce="n", address=VERA["address"], created_at=clock.now(), expires_at=clock.now()
            ),
            DigestLine(account_id=account_id, complaint_id=complaint.id, kind="decided/complaint", at=clock.now()),
        ]
    )
    db.session.commit()


def leave(cast: Cast, posts: str = "keep") -> None:
    services.leave(vera(cast).id, PASSWORD, posts)
    cast.run_worker()


def needles(*kept: str) -> dict[str, list[bytes]]:
    handle = db.session.scalar(select(Account.handle).where(Account.address == VERA["address"]))
    assert handle is not None
    words = {name: word for name, word in VERA.items() if name not in kept} | {"handle": handle}
    words["at"] = VERA["address"].split("@")[0]
    return {name: [word.encode(), word.lower().encode(), word.encode("utf-16-le")] for name, word in words.items()}


def hits(content: bytes, wanted: dict[str, list[bytes]]) -> set[str]:
    return {name for name, forms in wanted.items() if any(form in content for form in forms)}


def in_files(wanted: dict[str, list[bytes]], folders: tuple[Path, ...]) -> dict[str, set[str]]:
    found = {}
    for folder in folders:
        # A letter that has left is not ours any more; here, without a mail server, it lies in the folder “mail”.
        for path in sorted(one for one in folder.rglob("*") if one.is_file() and one.parent.name != "mail"):
            if names := hits(path.read_bytes(), wanted):
                found[path.name] = names
    return found


def dumped(database: str) -> bytes:
    url = make_url(database)
    if url.get_backend_name() == "sqlite":
        return b"".join(part.read_bytes() for part in Path(str(url.database)).parent.glob("forum.sqlite3*"))
    address = f"postgresql://{url.username}@{url.host}:{url.port or 5432}/{url.database}"
    return subprocess.run([str(PG_DUMP), "--dbname", address], capture_output=True, check=True).stdout


@pytest.mark.needs_pg_dump
@pytest.mark.skipif(PG_DUMP is None, reason="pg_dump is not installed here")
@pytest.mark.parametrize(("posts", "kept"), [("keep", ("kept",)), ("withdraw", ())])
def test_afterwards_nothing_in_any_file_says_who_it_was(
    cast: Cast, database: str, posts: str, kept: tuple[str, ...]
) -> None:
    whole_life(cast)
    wanted = needles(*kept)
    assert {"address", "pseudonym", "handle"} <= hits(dumped(database), wanted)  # the search can find something
    leave(cast, posts)
    assert hits(dumped(database), wanted) == set()
    assert in_files(wanted, (settings().instance, settings().search_index)) == {}


def test_nothing_sealed_is_left_of_it(cast: Cast) -> None:
    whole_life(cast)
    others = {one.original_id for one in db.session.scalars(select(QueueEntry)) if _author(one) != vera(cast).id}
    leave(cast)
    assert set(db.session.scalars(select(Sealed.id))) <= others
    assert db.session.scalars(select(Draft)).all() == []


def _author(entry: QueueEntry) -> int | None:
    model = {"complaint": Complaint, "answer": Answer, "resolution": Resolution}[entry.subject_kind]
    return db.session.get_one(model, entry.subject_id).author_id


def test_what_was_not_public_is_withdrawn_and_leaves_the_queue(cast: Cast) -> None:
    made = whole_life(cast)
    leave(cast)
    for name in ("waiting", "read", "returned"):
        post = db.session.get_one(Complaint, made[name].id)
        assert (post.state, post.author_id, post.body, post.title) == (Publication.WITHDRAWN, None, "", "")
    declined = db.session.get_one(Complaint, made["declined"].id)
    assert (declined.state, declined.author_id) == (Publication.DECLINED, None)
    assert db.session.scalars(select(QueueEntry).where(QueueEntry.decided_at.is_(None))).all() == []
    assert db.session.scalars(select(Appeal).where(Appeal.decided_at.is_(None))).all() == []


def test_a_moderator_who_was_reading_it_is_told_in_words(cast: Cast) -> None:
    token = cast.entry("complaint", waiting(cast, "read").id).token
    queueing.claim_this(token, cast.account("nia"))
    leave(cast)
    with pytest.raises(Stale):
        moderation.publish(token, cast.account("nia"), 1)


def test_kept_posts_are_signed_by_nobody_and_their_case_stays_open(cast: Cast) -> None:
    post_id = published(cast, "kept").id
    answered(cast, cast.make_published())
    leave(cast)
    kept = db.session.get_one(Complaint, post_id)
    assert kept.is_public and kept.author_id is None and VERA["kept"] in kept.body
    assert kept.case is not None and kept.case.is_open and kept.case.next_contact_at is not None
    answer = db.session.scalars(select(Answer).where(Answer.author_id.is_(None))).one()
    assert answer.is_public


def test_withdrawn_posts_close_their_case_and_are_gone(cast: Cast) -> None:
    post_id = published(cast, "kept").id
    answered(cast, cast.make_published())
    leave(cast, "withdraw")
    post = db.session.get_one(Complaint, post_id)
    assert post.state == Publication.WITHDRAWN and post.is_gone and (post.title, post.body) == ("", "")
    assert post.case is not None and post.case.ended_at is not None and post.case.next_contact_at is None
    answer = db.session.scalars(select(Answer).where(Answer.author_id.is_(None))).one()
    assert (answer.state, answer.body) == (Publication.WITHDRAWN, "")


def test_votes_still_count_without_whoever_gave_them(cast: Cast) -> None:
    whole_life(cast)
    counts = select(func.sum(Complaint.same_count)), select(func.sum(Answer.helpful_count))
    before = [db.session.scalar(one) for one in counts]
    account_id = vera(cast).id
    leave(cast)
    assert [db.session.scalar(one) for one in counts] == before == [1, 1]
    for model in (Same, Helpful, Follow, DigestLine, AccountSession, RecoveryCode):
        assert db.session.scalars(select(model).where(model.account_id == account_id)).all() == []
    assert db.session.scalars(select(AddressLink).where(AddressLink.address == VERA["address"])).all() == []


def test_the_address_is_free_again_and_the_old_password_opens_nothing(cast: Cast) -> None:
    vera(cast)
    leave(cast)
    with pytest.raises(Invalid):
        accounts.sign_in(VERA["address"], PASSWORD)
    closed = db.session.scalars(select(Account).where(Account.closed_at.is_not(None))).one()
    assert closed.address == f"closed-{closed.id}@invalid"
    with pytest.raises(Invalid):
        accounts.sign_in(closed.address, "")
    assert vera(cast).id != closed.id


def test_no_mail_goes_to_whoever_has_left(cast: Cast) -> None:
    kept = published(cast, "kept")
    complaints.follow(cast.make_published().id, vera(cast).id)
    leave(cast)
    before = set((settings().instance / "mail").iterdir())
    cast.make_answer(kept, "Ask at the desk.")
    letters = set((settings().instance / "mail").iterdir()) - before
    assert not [one for one in letters if b"closed-" in one.read_bytes() or b"quandtmeyer" in one.read_bytes()]
    assert events.parked() == []


def test_the_log_knows_a_number_and_its_chain_holds(cast: Cast) -> None:
    account_id = vera(cast).id
    leave(cast)
    row = db.session.scalars(select(log.LogEntry).where(log.LogEntry.act == "account_closed")).one()
    assert (row.subject_id, row.details) == (str(account_id), {"posts": "keep"})
    assert log.verify().ok


def test_a_wrong_password_or_no_choice_changes_nothing(cast: Cast) -> None:
    draft(cast, "draft")
    with pytest.raises(Invalid) as wrong:
        services.leave(vera(cast).id, "not this one", "")
    assert set(wrong.value.fields) == {"password", "posts"}
    assert vera(cast).closed_at is None and db.session.scalar(select(func.count()).select_from(Draft))


def test_said_twice_it_is_done_once(cast: Cast) -> None:
    account_id = vera(cast).id
    services.leave(account_id, PASSWORD, "keep")
    with pytest.raises(Invalid):
        services.leave(account_id, PASSWORD, "keep")  # the password is gone with the account


def test_a_fault_on_the_way_leaves_everything_as_it_was(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = published(cast, "kept")
    draft(cast, "draft")

    def broken(_account: Account) -> None:
        raise RuntimeError

    monkeypatch.setattr(closing, "close", broken)
    with pytest.raises(RuntimeError):
        services.leave(vera(cast).id, PASSWORD, "withdraw")
    db.session.rollback()
    assert db.session.get_one(Complaint, kept.id).is_public
    assert vera(cast).closed_at is None and db.session.scalar(select(func.count()).select_from(Draft))


def test_the_last_administrator_cannot_leave_and_the_last_but_one_can(cast: Cast) -> None:
    ada = cast.account("ada")
    with pytest.raises(NotAllowed, match="only administrator"):
        services.leave(ada.id, PASSWORD, "keep")
    accounts.grant("second@example.org", Role.ADMINISTRATOR, pseudonym="Second", password=PASSWORD)
    services.leave(cast.account("ada").id, PASSWORD, "keep")
    assert db.session.get_one(Account, ada.id).role == Role.CUSTOMER


def test_an_official_answer_stays_its_teams(cast: Cast) -> None:
    problem = cast.make_published()
    olga = cast.account("olga")
    answering.answer_officially(problem, olga, "You get it back on Friday.", progress=Progress.PROPOSED)
    cast.run_worker()
    services.leave(cast.account("olga").id, PASSWORD, "withdraw")
    answer = db.session.scalars(select(Answer).where(Answer.official)).one()
    assert answer.is_public and answer.author_id is None and answer.team is not None


def test_what_a_moderator_held_waits_for_another(cast: Cast) -> None:
    complaint = cast.make_waiting("Late", "It was late.")
    queueing.claim_this(cast.entry("complaint", complaint.id).token, cast.account("nia"))
    services.leave(cast.account("nia").id, PASSWORD, "keep")
    assert db.session.get_one(Complaint, complaint.id).state == Publication.WAITING
    assert queueing.claim_this(cast.entry("complaint", complaint.id).token, cast.account("mo")) is not None


def test_a_hidden_post_that_is_kept_can_come_back(cast: Cast) -> None:
    post_id = published(cast, "kept").id
    moderation.protect([RosterEntry("Lampenputzer")], cast.account("mo"))
    hidden = db.session.get_one(Complaint, post_id)
    assert hidden.state == Publication.HIDDEN
    leave(cast)
    cast.publish("complaint", hidden.id)
    again = db.session.get_one(Complaint, hidden.id)
    assert again.is_public and again.author_id is None and VERA["kept"] not in again.body


def test_nobody_else_loses_anything(cast: Cast) -> None:
    answered(cast, cast.make_published())
    dan = cast.make_draft("Late", "It was late.", author="dan")
    leave(cast, "withdraw")
    assert services.own_draft(dan, cast.account("dan").id) is not None
    with pytest.raises(NotFound):
        services.own_draft(dan, cast.account("carol").id)
    carols = db.session.scalars(select(Complaint).where(Complaint.author_id == cast.account("carol").id)).one()
    assert carols.is_public


def test_the_file_says_everything_that_is_kept(app: Flask, cast: Cast) -> None:
    with time_machine.travel(datetime(2026, 11, 17, 12, 0, tzinfo=UTC), tick=False), app.test_request_context():
        made = whole_life(cast)
        told = services.own_data(vera(cast).id)
    assert told["account"]["address"] == VERA["address"] and told["account"]["mail_choices"] == {"mine": "daily"}
    assert len(told["sessions"]) == 1 and told["follows"] and told["votes"]["helpful"]
    words = " ".join(one["words"]["body"] for one in told["drafts"])
    assert VERA["draft"] in words and VERA["returned"] in words
    by_state = {one["state"]: one for one in told["posts"] if one["kind"] == "problem"}
    assert VERA["kept"] in by_state["published"]["words"]["body"]
    assert by_state["published"]["original"] == "Sealed; in the vault until 17 December 2026."
    assert by_state["waiting"]["original"].startswith("Sealed; in the vault while it waits")
    assert by_state["declined"]["decisions"][0]["appeal"]["decided_at"] is None
    [answer] = [one for one in told["posts"] if one["kind"] == "answer"]
    assert "[name removed]" in answer["words"]["body"] and answer["about"] != made["kept"].number
