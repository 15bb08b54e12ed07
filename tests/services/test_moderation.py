"""Claiming, deciding, protecting, contesting: what is stored, and who may."""

import threading
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from forum import clock, create_app
from forum.accounts.models import Account
from forum.answers import services as answers
from forum.answers.models import Answer
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.config import Settings
from forum.errors import Invalid, NotAllowed, NotFound, Stale, VaultClosed
from forum.events import Event
from forum.extensions import db
from forum.log import LogEntry
from forum.moderation import queries, rules, services
from forum.moderation.models import Decision, QueueEntry
from forum.moderation.services import queueing
from forum.redaction import services as redaction
from forum.redaction.rules import RosterEntry
from forum.vault import drafts
from forum.vault.models import Sealed
from tests.cast import Cast

PLAIN = "The lift has been out of order since Monday."


def waiting(cast: Cast, body: str = PLAIN, *, title: str = "The lift", author: str = "carol") -> QueueEntry:
    return cast.entry("complaint", cast.make_waiting(title, body, author=author).id)


def held(cast: Cast, body: str = PLAIN, *, by: str = "mo", author: str = "carol") -> str:
    return queueing.claim_this(waiting(cast, body, author=author).token, cast.account(by)).token


def version(token: str) -> int:
    entry = queries.entry_by_token(token)
    assert entry is not None
    return entry.proposal.version


def state(complaint_id: int) -> str:
    db.session.expire_all()
    return db.session.get_one(Complaint, complaint_id).state


def acts_in_log() -> list[str]:
    return [entry.act for entry in db.session.query(LogEntry).order_by(LogEntry.id)]


def purge_at(entry: QueueEntry) -> object:
    db.session.expire_all()
    return db.session.get_one(Sealed, entry.original_id).purge_at


# Claiming.


def test_two_moderators_racing_get_two_different_posts(app: Flask, cast: Cast) -> None:
    waiting(cast)
    waiting(cast, "The other lift, too.")
    people = [cast.account("mo").id, cast.account("nia").id]
    db.session.remove()
    taken: dict[int, list[str]] = {}
    together = threading.Barrier(2)

    def take(account_id: int) -> None:
        with app.app_context():
            account = db.session.get_one(Account, account_id)
            together.wait()
            taken[account_id] = [entry.token for entry in services.claim(account)]

    threads = [threading.Thread(target=take, args=(one,)) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(tokens) for tokens in taken.values()] == [1, 1]
    assert len({tokens[0] for tokens in taken.values()}) == 2


def test_two_moderators_racing_for_one_post_do_not_share_it(app: Flask, cast: Cast) -> None:
    waiting(cast)
    people = [cast.account("mo").id, cast.account("nia").id]
    db.session.remove()
    taken: list[str] = []
    together = threading.Barrier(2)

    def take(account_id: int) -> None:
        with app.app_context():
            account = db.session.get_one(Account, account_id)
            together.wait()
            taken.extend(entry.token for entry in services.claim(account))

    threads = [threading.Thread(target=take, args=(one,)) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 1


def test_a_double_click_takes_no_second_post(cast: Cast) -> None:
    waiting(cast)
    waiting(cast, "Another.")
    first = [one.token for one in services.claim(cast.account("mo"))]
    assert [one.token for one in services.claim(cast.account("mo"))] == first
    assert acts_in_log().count("claimed") == 1


def test_nobody_gets_their_own_post(cast: Cast) -> None:
    own = waiting(cast, author="mo")
    assert services.claim(cast.account("mo")) == []
    with pytest.raises(NotAllowed, match="your own post"):
        queueing.claim_this(own.token, cast.account("mo"))
    assert len(services.claim(cast.account("nia"))) == 1


def test_what_somebody_left_goes_to_another(cast: Cast) -> None:
    token = held(cast)
    services.leave(token, cast.account("mo"))
    assert services.claim(cast.account("mo")) == []
    assert [one.token for one in services.claim(cast.account("nia"))] == [token]


def test_who_left_a_post_may_still_take_it_by_its_address(cast: Cast) -> None:
    token = held(cast)
    services.leave(token, cast.account("mo"))
    assert queueing.claim_this(token, cast.account("mo")).token == token


def test_answers_come_before_problems_and_threats_before_all(cast: Cast) -> None:
    problem = cast.make_published()
    late = waiting(cast)
    answer = cast.make_answer_sent(problem, "Ask for a refund.")
    cast.run_worker()
    threat = waiting(cast, "I will wait for you outside and break your legs.")
    assert threat.urgency == 0
    order = [entry.subject_id for entry in queries.queue()]
    assert order == [threat.subject_id, answer.id, late.subject_id]


def test_a_claim_runs_out_and_another_moderator_takes_over(cast: Cast) -> None:
    token = held(cast)
    with time_machine.travel(clock.now() + timedelta(minutes=21), tick=False):
        with pytest.raises(Stale):
            services.open_for_review(token, cast.account("mo").id)
        queueing.release_expired()
        assert state(queries.entry_by_token(token).subject_id) == Publication.WAITING  # type: ignore[union-attr]
        assert [one.token for one in services.claim(cast.account("nia"))] == [token]


def test_saving_answers_keeps_the_claim_alive(cast: Cast) -> None:
    token = held(cast)
    with time_machine.travel(clock.now() + timedelta(minutes=15), tick=False):
        services.save_answers(token, cast.account("mo").id, version(token), {})
    with time_machine.travel(clock.now() + timedelta(minutes=30), tick=False):
        assert services.open_for_review(token, cast.account("mo").id).fields["body"] == PLAIN


def test_only_whoever_holds_a_post_opens_it(cast: Cast) -> None:
    token = held(cast)
    with pytest.raises(Stale):
        services.open_for_review(token, cast.account("nia").id)
    with pytest.raises(NotFound):
        services.open_for_review("never-existed", cast.account("nia").id)


def test_ten_unmarked_are_filled_up_again(cast: Cast) -> None:
    waiting(cast, "The cashier Brenda was rude.")
    for number in range(12):
        waiting(cast, f"The lift is broken, floor {number}.")
    mo = cast.account("mo")
    ten = [one.token for one in services.claim(mo, unmarked=10)]
    assert len(ten) == 10
    services.publish_unmarked(ten[0], cast.account("mo"))
    again = [one.token for one in services.claim(cast.account("mo"), unmarked=10)]
    assert set(ten[1:]) < set(again)
    assert len(again) == 10


def test_a_marked_post_is_never_published_from_the_list_of_ten(cast: Cast) -> None:
    token = held(cast, "The cashier Brenda was rude.")
    with pytest.raises(NotAllowed, match="Something was found"):
        services.publish_unmarked(token, cast.account("mo"))


def test_a_process_without_the_key_takes_nothing(environment: dict[str, str], cast: Cast) -> None:
    waiting(cast)
    mo = cast.account("mo").id
    public = create_app(Settings.from_environment({**environment, "FORUM_ROLE": "public"}))
    with public.app_context():
        with pytest.raises(VaultClosed):
            services.claim(db.session.get_one(Account, mo))
        db.session.remove()
        db.engine.dispose()
    assert "claimed" not in acts_in_log()


# Deciding.


def test_a_form_from_an_older_version_is_refused(cast: Cast) -> None:
    token = held(cast)
    old = version(token)
    services.save_answers(token, cast.account("mo").id, old, {})
    with pytest.raises(Stale):
        services.save_answers(token, cast.account("mo").id, old, {})
    with pytest.raises(Stale):
        services.publish(token, cast.account("mo"), old)


def test_nothing_is_published_while_a_doubt_is_open(cast: Cast) -> None:
    token = held(cast, "The tall cashier with the red scarf laughed.")
    with pytest.raises(NotAllowed, match="decide each doubt"):
        services.publish(token, cast.account("mo"), version(token))


@pytest.mark.parametrize("answers", [{"body:9": "keep"}, {"body:0": "leave"}, {"x": "keep"}, {"body:-1": "keep"}])
def test_an_answer_that_cannot_be_is_refused(cast: Cast, answers: dict[str, str]) -> None:
    token = held(cast, "The cashier Brenda was rude to me. Brenda laughed.")
    with pytest.raises(Invalid):
        services.save_answers(token, cast.account("mo").id, version(token), answers)


@pytest.mark.parametrize("mark", [(-1, 2, "name"), (3, 3, "name"), (0, 10_000, "name"), (0, 2, "made up")])
def test_a_mark_that_cannot_be_is_refused(cast: Cast, mark: tuple[int, int, str]) -> None:
    token = held(cast)
    with pytest.raises(Invalid):
        services.save_answers(token, cast.account("mo").id, version(token), {}, {"body": [mark]})


def test_marks_by_hand_go_out_and_are_counted(cast: Cast) -> None:
    token = held(cast)
    mo = cast.account("mo")
    labels = ["minor", "accusation_crime", "nonsense"]
    services.save_answers(token, mo.id, version(token), {}, {"body": [(4, 8, "other")]}, labels)
    services.publish(token, cast.account("mo"), version(token))
    complaint = db.session.query(Complaint).one()
    assert "lift" not in complaint.body
    assert complaint.removed_counts == {"other": {"by_hand": 1}}
    assert complaint.labels == ["accusation_crime"]


@pytest.mark.parametrize("reason", ["", "made up", "threat"])
def test_returning_needs_a_reason_from_its_own_list(cast: Cast, reason: str) -> None:
    with pytest.raises(Invalid):
        services.return_to_author(held(cast), cast.account("mo"), reason, "Please.")


def test_a_note_to_an_author_holds_no_name(cast: Cast) -> None:
    cast.protect("Karen Whitfield")
    token = held(cast)
    services.decline(token, cast.account("mo"), "other_company", "Karen Whitfield has read it.")
    decision = db.session.query(Decision).filter_by(act="declined").one()
    assert "Karen" not in decision.words
    assert (decision.rule, decision.automatic, decision.role) == ("about-us", False, "moderator")


@pytest.mark.parametrize("note", ["x" * 3000, "a \ue000 mark"])
def test_a_note_that_cannot_be_shown_is_refused_and_kept(cast: Cast, note: str) -> None:
    with pytest.raises(Invalid) as refused:
        services.decline(held(cast), cast.account("mo"), "other_company", note)
    assert list(refused.value.fields) == ["words"]
    assert refused.value.kept == {"words": note}


def test_hiding_keeps_the_original_until_the_time_for_an_appeal_is_over(cast: Cast) -> None:
    complaint = cast.make_published()
    entry = cast.entry("complaint", complaint.id)
    before = purge_at(entry)
    services.hide("complaint", complaint, cast.account("mo"), "report")
    after = purge_at(entry)
    assert isinstance(before, type(after))
    assert after > before  # type: ignore[operator]


def test_a_moderator_takes_down_no_post_of_their_own(cast: Cast) -> None:
    complaint = cast.make_waiting("Own", PLAIN, author="mo")
    cast.publish("complaint", complaint.id, moderator="nia")
    with pytest.raises(NotAllowed, match="your own post"):
        services.hide("complaint", db.session.get_one(Complaint, complaint.id), cast.account("mo"), "report")
    with pytest.raises(NotAllowed):
        services.remove("complaint", db.session.get_one(Complaint, complaint.id), cast.account("olga"), "report")


# Protecting.


@pytest.mark.parametrize("body", ["Élodie was rude.", "ELODIE was rude.", "E\u0301lodie was rude.", "Thanks, Elodie"])
def test_a_new_name_hides_what_holds_it_however_it_is_written(cast: Cast, body: str) -> None:
    complaint = published_as_it_is(cast, body)
    other = cast.make_published("Lift", PLAIN)
    new, hidden = services.protect([RosterEntry("Élodie Martin")], cast.account("mo"))
    assert (new, hidden) == (1, 1)
    assert state(complaint.id) == Publication.HIDDEN
    assert state(other.id) == Publication.PUBLISHED
    decision = queries.restrictions_of("complaint", complaint.id)[0]
    assert (decision.automatic, decision.rule) == (True, "no-person")


def published_as_it_is(cast: Cast, body: str) -> Complaint:
    """A moderator saw no reason to take anything out."""
    token = held(cast, body)
    spans = queries.entry_by_token(token).proposal.spans  # type: ignore[union-attr]
    answers = {
        f"{name}:{n}": "undo" if span[3] == "strike" else "leave"
        for name, found in spans.items()
        for n, span in enumerate(found)
    }
    services.save_answers(token, cast.account("mo").id, version(token), answers)
    services.publish(token, cast.account("mo"), version(token))
    return db.session.query(Complaint).order_by(Complaint.id.desc()).first()  # type: ignore[return-value]


def test_a_long_list_of_names_is_taken_in_one_go(cast: Cast) -> None:
    complaint = published_as_it_is(cast, "Name742 Surname742 was rude.")
    names = [RosterEntry(f"Name{n} Surname{n}") for n in range(1500)]
    assert services.protect(names, cast.account("mo")) == (1500, 1)
    assert state(complaint.id) == Publication.HIDDEN
    assert services.protect(names, cast.account("mo")) == (0, 0)


def test_a_name_that_is_protected_while_a_post_waits_is_not_published(cast: Cast) -> None:
    token = held(cast, "Zorblax laughed at the desk yesterday.")
    seen = version(token)
    services.protect([RosterEntry("Zorblax Quint")], cast.account("nia"))
    with pytest.raises(Stale, match="protected name"):
        services.publish(token, cast.account("mo"), seen)
    entry = queries.entry_by_token(token)
    assert entry is not None
    assert [span[4] for span in entry.proposal.spans["body"] if span[3] == "strike"]
    services.publish(token, cast.account("mo"), version(token))
    assert "Zorblax" not in db.session.query(Complaint).one().body


def test_a_name_protected_before_the_claim_is_found_at_the_claim(cast: Cast) -> None:
    entry = waiting(cast, "Zorblax laughed at the desk yesterday.")
    with time_machine.travel(clock.now() + timedelta(hours=1), tick=False):
        services.protect([RosterEntry("Zorblax Quint")], cast.account("nia"))
        taken = services.claim(cast.account("mo"))
    assert [one.token for one in taken] == [entry.token]
    assert taken[0].proposal.spans["body"]


def test_disguised_spellings_follow_through_the_worker_and_what_was_read_since_stays(cast: Cast) -> None:
    complaint = published_as_it_is(cast, "Wh1tfi3ld at the desk was slow.")
    services.protect([RosterEntry("Karen Whitfield")], cast.account("mo"))
    cast.run_worker()
    assert state(complaint.id) == Publication.HIDDEN
    token = cast.entry("complaint", complaint.id).token
    with time_machine.travel(clock.now() + timedelta(minutes=1)):
        queueing.claim_this(token, cast.account("mo"))
        spans = queries.entry_by_token(token).proposal.spans["body"]  # type: ignore[union-attr]
        answers = {f"body:{n}": "undo" if span[3] == "strike" else "leave" for n, span in enumerate(spans)}
        services.save_answers(token, cast.account("mo").id, version(token), answers)
        services.publish(token, cast.account("mo"), version(token))
        assert services.hide_disguised() == 0
    assert state(complaint.id) == Publication.PUBLISHED


def test_a_hidden_post_is_removed_from_its_queue_entry_too(cast: Cast) -> None:
    complaint = published_as_it_is(cast, "Zorblax laughed.")
    services.protect([RosterEntry("Zorblax Quint")], cast.account("mo"))
    entry = cast.entry("complaint", complaint.id)
    token = queueing.claim_this(entry.token, cast.account("nia")).token
    with pytest.raises(NotAllowed, match="public before"):
        services.decline(token, cast.account("nia"), "needs_name", "")
    services.remove("complaint", db.session.get_one(Complaint, complaint.id), cast.account("nia"), "needs_name")
    assert state(complaint.id) == Publication.REMOVED
    assert queries.waiting_count() == 0


def test_a_name_does_not_come_back_when_a_post_is_shown_again(cast: Cast) -> None:
    complaint = published_as_it_is(cast, "Zorblax laughed.")
    services.hide("complaint", complaint, cast.account("mo"), "report")
    services.protect([RosterEntry("Zorblax Quint")], cast.account("mo"))
    again = services.restore("complaint", db.session.get_one(Complaint, complaint.id), cast.account("mo"))
    assert again is None
    assert state(complaint.id) == Publication.HIDDEN
    assert cast.entry("complaint", complaint.id).decided_at is None


def test_a_post_without_a_name_is_shown_again_as_it_was(cast: Cast) -> None:
    complaint = cast.make_published()
    services.hide("complaint", complaint, cast.account("mo"), "report")
    services.restore("complaint", db.session.get_one(Complaint, complaint.id), cast.account("nia"))
    assert state(complaint.id) == Publication.PUBLISHED


def test_only_moderators_keep_the_roster_and_the_log_knows(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        services.protect([RosterEntry("Karen Whitfield")], cast.account("olga"))
    services.protect([RosterEntry("Karen Whitfield")], cast.account("mo"))
    ((name_id, _entry),) = redaction.roster_rows()
    with pytest.raises(NotAllowed):
        services.unprotect(name_id, cast.account("carol"))
    services.unprotect(name_id, cast.account("mo"))
    assert redaction.roster_rows() == []
    assert [act for act in acts_in_log() if act != "granted"] == ["protected", "unprotected"]


# Reports and appeals.


def test_a_report_is_sealed_and_each_opening_is_in_the_log(cast: Cast) -> None:
    complaint = cast.make_published()
    row = services.report("complaint", complaint.id, reason="about_me", words="It is me, Gina.", reach="g@example.org")
    with pytest.raises(NotAllowed):
        services.open_report(row.token, cast.account("olga"))
    _row, heard = services.open_report(row.token, cast.account("mo"))
    assert (heard.words, heard.reach) == ("It is me, Gina.", "g@example.org")
    assert acts_in_log()[-1] == "report_opened"


def test_a_report_can_hide_the_post_with_a_reason_for_its_author(cast: Cast) -> None:
    complaint = cast.make_published()
    row = services.report("complaint", complaint.id, reason="name", words="", reach="")
    with pytest.raises(Invalid):
        services.decide_report(row.token, cast.account("mo"), "hidden", "no such reason")
    services.decide_report(row.token, cast.account("mo"), "hidden", "name_left", "We look at it.")
    assert state(complaint.id) == Publication.HIDDEN
    assert queries.restrictions_of("complaint", complaint.id)[0].words == "We look at it."
    assert queries.report_count() == 0


def test_a_moderator_decides_no_report_on_their_own_post(cast: Cast) -> None:
    complaint = cast.make_waiting("Own", PLAIN, author="mo")
    cast.publish("complaint", complaint.id, moderator="nia")
    row = services.report("complaint", complaint.id, reason="name", words="", reach="")
    with pytest.raises(NotAllowed, match="your own post"):
        services.decide_report(row.token, cast.account("mo"), "kept")


@pytest.mark.parametrize("more", [{"reason": "made up"}, {"words": "x" * 4001}, {"reach": "x" * 201}])
def test_a_report_that_cannot_be_keeps_its_words(cast: Cast, more: dict[str, str]) -> None:
    complaint = cast.make_published()
    sent = {"reason": "wrong", "words": "Something.", "reach": "me", **more}
    with pytest.raises(Invalid) as refused:
        services.report("complaint", complaint.id, **sent)
    assert refused.value.kept == {"words": sent["words"], "reach": sent["reach"]}


def declined(cast: Cast, by: str = "mo") -> tuple[Complaint, Decision]:
    token = held(cast, by=by)
    decision = services.decline(token, cast.account(by), "other_company", "")
    return db.session.query(Complaint).one(), decision


def test_a_declined_post_waits_for_another_when_its_appeal_is_granted(cast: Cast) -> None:
    complaint, decision = declined(cast)
    entry = cast.entry("complaint", complaint.id)
    assert purge_at(entry) is not None
    row = services.appeal(queries.decision_by_token(decision.token), cast.account("carol").id, "It is about you.")  # type: ignore[arg-type]
    assert purge_at(entry) is None
    with pytest.raises(NotAllowed, match="your own decision"):
        services.open_appeal(row.token, cast.account("mo"))
    with pytest.raises(NotAllowed):
        services.decide_appeal(row.token, cast.account("mo"), False)
    _row, heard = services.open_appeal(row.token, cast.account("nia"))
    assert (heard.words, heard.original["body"]) == ("It is about you.", PLAIN)
    services.decide_appeal(row.token, cast.account("nia"), False)
    assert state(complaint.id) == Publication.WAITING
    assert purge_at(entry) is None, "what waits in the queue again is never destroyed"
    assert services.claim(cast.account("mo")) == []
    assert len(services.claim(cast.account("nia"))) == 1


def test_an_author_who_is_a_moderator_does_not_decide_their_own_appeal(cast: Cast) -> None:
    complaint = cast.make_waiting("Own", "Zorblax laughed.", author="nia")
    cast.publish("complaint", complaint.id)
    services.hide("complaint", db.session.get_one(Complaint, complaint.id), None, "name_left")
    decision = queries.restrictions_of("complaint", complaint.id)[0]
    row = services.appeal(decision, cast.account("nia").id, "No name.")
    with pytest.raises(NotAllowed):
        services.decide_appeal(row.token, cast.account("nia"), False)
    services.decide_appeal(row.token, cast.account("mo"), False)
    assert state(complaint.id) == Publication.PUBLISHED


def test_an_appeal_against_a_hidden_name_goes_through_the_queue(cast: Cast) -> None:
    complaint = published_as_it_is(cast, "Zorblax laughed.")
    services.protect([RosterEntry("Zorblax Quint")], cast.account("mo"))
    decision = queries.restrictions_of("complaint", complaint.id)[0]
    row = services.appeal(decision, cast.account("carol").id, "No name.")
    services.decide_appeal(row.token, cast.account("nia"), False)
    assert state(complaint.id) == Publication.HIDDEN
    assert queries.waiting_count() == 1


def test_an_appeal_sent_twice_is_one(cast: Cast) -> None:
    _complaint, decision = declined(cast)
    token = decision.token
    first = services.appeal(queries.decision_by_token(token), cast.account("carol").id, "Once.").id  # type: ignore[arg-type]
    again = services.appeal(queries.decision_by_token(token), cast.account("carol").id, "Twice.").id  # type: ignore[arg-type]
    assert first == again
    assert db.session.query(Event).filter_by(name="appealed").count() == 1


def test_an_appeal_has_its_time_and_its_author(cast: Cast) -> None:
    _complaint, decision = declined(cast)
    token = decision.token
    with pytest.raises(NotFound):
        services.appeal(queries.decision_by_token(token), cast.account("dan").id, "Not mine.")  # type: ignore[arg-type]
    with time_machine.travel(clock.now() + timedelta(days=184)), pytest.raises(NotAllowed):
        services.appeal(queries.decision_by_token(token), cast.account("carol").id, "Late.")  # type: ignore[arg-type]


def test_a_returned_text_stays_its_authors_draft_when_the_appeal_is_granted(cast: Cast) -> None:
    token = held(cast)
    decision = services.return_to_author(token, cast.account("mo"), "unclear", "")
    complaint_id = decision.subject_id
    row = services.appeal(decision, cast.account("carol").id, "It is clear.")
    services.decide_appeal(row.token, cast.account("nia"), False)
    draft = drafts.of_post("complaint", complaint_id)
    assert draft is not None
    assert drafts.read(draft)["body"] == PLAIN
    assert state(complaint_id) == Publication.RETURNED


def test_doubtful_words_of_staff_wait_in_the_queue(cast: Cast) -> None:
    complaint = cast.make_published()
    text = "The tall cashier with the red scarf will help you."
    seized = services.staff_words("answer", {"body": text}, "en")
    outcome = answers.answer_officially(complaint, cast.account("olga"), text, hold=seized.hold)
    assert outcome.doubtful
    answer = db.session.query(Answer).one()
    assert cast.entry("answer", answer.id).marked
    assert rules.open_doubts(cast.entry("answer", answer.id).proposal.spans, {})
