"""The review page: the original beside what everyone will see, decided with the buttons of one form."""

import re
from datetime import timedelta

import pytest
import time_machine
from flask.testing import FlaskClient

from forum import clock, create_app, mail
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.config import Settings
from forum.extensions import db
from forum.log import LogEntry
from forum.moderation import queries, services
from forum.moderation.models import Decision, QueueEntry
from forum.moderation.services import queueing
from forum.redaction.rules import RosterEntry
from tests.browsing import Page, look
from tests.cast import SAME_ORIGIN, Cast

TITLE = "Charged twice"
BODY = (
    "I showed both lines to Karen Whitfield at the desk.\n\n"
    "The tall cashier with the red scarf laughed. You are all idiots.\nCall me on 07700 900123."
)


@pytest.fixture
def entry(cast: Cast) -> QueueEntry:
    cast.protect("Karen Whitfield")
    return cast.entry("complaint", cast.make_waiting(TITLE, BODY).id)


def taken(cast: Cast, name: str = "mo") -> Page:
    """The review page, reached as a moderator reaches it."""
    return look(cast.signed_in(name), "/moderation").form("/moderation/next").send("Take the next one")


def review(page: Page, button: str = "Save my answers", **values: str) -> Page:
    return page.form("/moderation/").send(button, **values)


def column(page: Page, heading: str) -> str:
    for section in page.tree.iter("section"):
        if section.get("aria-labelledby") == heading:
            return " ".join("".join(section.itertext()).split())
    raise AssertionError(heading)


def doubt(page: Page) -> str:
    """The name of the first choice that is open."""
    found = re.search(r'name="(a:[^"]+)" value="strike"', page.html)
    assert found
    return found[1]


def complaint() -> Complaint:
    db.session.expire_all()
    return db.session.query(Complaint).one()


# The queue.


def test_the_queue_tells_counts_and_a_real_wait_and_no_words(cast: Cast, entry: QueueEntry) -> None:
    cast.make_waiting("The lift", "The lift is broken.")
    page = look(cast.signed_in("mo"), "/moderation")
    assert "2Wait for moderation" in page.words.replace(" Wait", "Wait")
    assert "Take the next one" in page.words
    assert not any(word in page.html for word in ("Charged twice", "Karen", "lift"))


def test_the_wait_is_the_median_of_what_was_decided(cast: Cast) -> None:
    for minutes in (10, 30, 90):
        made = cast.make_waiting("The lift", f"The lift is broken, {minutes}.")
        with time_machine.travel(clock.now() + timedelta(minutes=minutes)):
            cast.publish("complaint", made.id)
    assert "a post waits 30 minutes" in look(cast.signed_in("mo"), "/moderation").words


def test_an_empty_queue_says_so(cast: Cast) -> None:
    page = look(cast.signed_in("mo"), "/moderation")
    assert "Nothing waits. Thank you." in page.words
    assert "Take the next one" not in page.words


def test_who_could_only_take_their_own_post_is_told(cast: Cast) -> None:
    cast.make_waiting("The lift", "The lift is broken.", author="mo")
    assert "Nothing is free for you now" in taken(cast).words


# Who sees an original.


@pytest.mark.parametrize("name", ["carol", "olga"])
def test_customers_and_officials_see_no_page_of_moderation(cast: Cast, entry: QueueEntry, name: str) -> None:
    browser = cast.signed_in(name)
    paths = ["", f"/{entry.token}", "/unmarked", "/roster", "/roster/nicknames", "/reports", "/appeals"]
    assert {browser.get(f"/moderation{path}").status_code for path in paths} == {403}
    assert browser.post(f"/moderation/{entry.token}/take").status_code == 403


def test_a_stranger_is_asked_to_sign_in(eve: FlaskClient, entry: QueueEntry) -> None:
    for answer in (eve.get(f"/moderation/{entry.token}"), eve.post("/moderation/next")):
        assert answer.status_code == 401 or "/sign-in" in answer.headers["Location"]
    assert "claimed" not in {one.act for one in db.session.query(LogEntry)}


def test_a_moderator_without_the_claim_sees_no_original(cast: Cast, entry: QueueEntry) -> None:
    taken(cast)
    answer = cast.signed_in("nia").get(f"/moderation/{entry.token}")
    assert answer.status_code == 409
    assert "Karen" not in answer.text
    assert cast.signed_in("nia").get("/moderation/no-such-post").status_code == 404


def test_nobody_opens_their_own_post(cast: Cast) -> None:
    own = cast.entry("complaint", cast.make_waiting("Mine", "Secretly mine.", author="mo").id)
    browser = cast.signed_in("mo")
    answer = browser.get(f"/moderation/{own.token}")
    assert (answer.status_code, "Secretly" in answer.text) == (409, False)
    assert browser.post(f"/moderation/{own.token}/take").status_code == 403


def test_each_claim_is_in_the_log_and_no_answer_is_kept_by_a_browser(cast: Cast, entry: QueueEntry) -> None:
    page = taken(cast)
    assert page.answer.headers["Cache-Control"] == "no-store"
    claims = db.session.query(LogEntry).filter_by(act="claimed").all()
    assert [(one.subject_id, one.actor_role) for one in claims] == [(entry.token, "moderator")]


def test_a_public_process_says_that_the_vault_is_closed(
    environment: dict[str, str], cast: Cast, entry: QueueEntry
) -> None:
    token = entry.token
    services.claim(cast.account("mo"))
    browser = cast.signed_in("mo")
    cookie = browser.get_cookie("session")
    assert cookie is not None
    public = create_app(Settings.from_environment({**environment, "FORUM_ROLE": "public"})).test_client()
    public.set_cookie("session", cookie.value)
    for answer in (
        public.get(f"/moderation/{token}"),
        public.post("/moderation/next", headers=SAME_ORIGIN),
        public.post(f"/moderation/{token}", data={"do": "publish", "version": "1"}, headers=SAME_ORIGIN),
        public.get("/moderation/unmarked"),
    ):
        if answer.request.path != "/moderation/unmarked":
            assert answer.status_code == 503
            assert "The vault is closed here" in answer.text
        assert "Traceback" not in answer.text
        assert "Karen" not in answer.text
    with public.application.app_context():
        db.session.remove()
        db.engine.dispose()


# What the page shows.


def test_the_original_stands_beside_what_everyone_will_see(cast: Cast, entry: QueueEntry) -> None:
    page = taken(cast)
    assert "Karen Whitfield" in column(page, "orig")
    assert "not public" in column(page, "orig")
    public = column(page, "pub")
    assert "[name removed]" in public
    assert "[phone removed]" in public
    assert "Karen" not in public
    assert '<mark class="ask-word"' in page.html


def test_insults_are_masked_until_asked_for(cast: Cast, entry: QueueEntry) -> None:
    page = taken(cast)
    assert "idiots" not in page.html
    assert "[insult masked]" in column(page, "orig")
    shown = review(page, "Show the masked insult")
    assert "show=1" in shown.address
    assert "idiots" in column(shown, "orig")
    assert "idiots" not in look(page.browser, f"/moderation/{entry.token}").html


def test_reasons_are_told_in_the_language_of_the_page(cast: Cast, entry: QueueEntry) -> None:
    taken(cast)
    page = look(cast.signed_in("mo"), f"/fr/moderation/{entry.token}")
    assert "C’est le nom complet d’une personne" in page.words


def test_publish_is_off_while_a_doubt_is_open_and_says_why(cast: Cast, entry: QueueEntry) -> None:
    page = taken(cast)
    assert re.search(r'value="publish"[^>]*disabled[^>]*aria-describedby="why-not"', page.html)
    assert "Not yet: one doubt is open" in page.words
    assert 'data-keys="on"' not in page.html


def test_saved_answers_stand_on_the_page(cast: Cast, entry: QueueEntry) -> None:
    page = taken(cast)
    page = review(page, **{doubt(page): "strike"})
    assert "No doubt" not in page.words
    assert "[description removed]" in column(page, "pub")
    assert not re.search(r'value="publish"[^>]*disabled', page.html)


def test_a_strike_can_be_undone(cast: Cast, entry: QueueEntry) -> None:
    page = taken(cast)
    name = next(n for n, v in page.form("/moderation/").fields if v == "keep")
    page = review(page, **{name: "undo"})
    assert "Karen Whitfield" in column(page, "pub")


# Mark more.


def test_typed_words_are_marked_wherever_they_stand_and_unmarked_again(cast: Cast) -> None:
    cast.make_waiting("The lift", "The lift near the lift, not the lifts.")
    page = review(taken(cast), "Mark", words="lift", kind="other")
    assert column(page, "pub").count("[words removed]") == 3
    assert "lifts" in column(page, "pub")
    assert "A moderator marked this." in page.words
    page = review(page, "Unmark")
    assert column(page, "pub").count("[words removed]") == 2


def test_selected_words_are_marked_in_their_one_place(cast: Cast) -> None:
    cast.make_waiting("The lift", "The lift 😀 near the lift.")
    page = review(taken(cast), "Mark", words="lift", kind="other", field="body", start="20", end="24")
    assert column(page, "pub").endswith("The lift 😀 near the [words removed]. One customer’s account.")


def test_a_selection_that_is_not_these_words_counts_for_nothing(cast: Cast) -> None:
    cast.make_waiting("Broken", "The lift is broken.")
    page = review(taken(cast), "Mark", words="lift", field="body", start="0", end="3")
    assert "The [name removed] is broken" in column(page, "pub")


@pytest.mark.parametrize(("start", "end"), [("x", "4"), ("-1", "4"), ("0", "99999999999999"), ("²", "³"), ("4", "4")])
def test_a_hostile_selection_does_nothing(cast: Cast, start: str, end: str) -> None:
    cast.make_waiting("Broken", "The lift is broken.")
    page = review(taken(cast), "Mark", words="nothing like it", field="body", start=start, end=end)
    assert page.status == 422
    assert "do not stand in the post" in page.words
    assert 'value="nothing like it"' in page.html


def test_a_masked_insult_is_taken_out_unread(cast: Cast, entry: QueueEntry) -> None:
    page = review(taken(cast), "Take it out")
    assert "idiots" not in page.html
    assert "[insult removed]" in column(page, "pub")


# Deciding.


def test_answers_and_publication_go_in_one_form(cast: Cast, entry: QueueEntry) -> None:
    page = taken(cast)
    after = review(page, "Save and publish", **{doubt(page): "strike"})
    assert after.address == "/moderation"
    published = complaint()
    assert published.state == Publication.PUBLISHED
    assert "Karen" not in published.body
    assert published.removed_counts["description"]
    assert published.labels == []


def test_publishing_with_an_open_doubt_is_refused_and_answers_are_kept(cast: Cast, entry: QueueEntry) -> None:
    page = taken(cast)
    after = review(page, "Save and publish", label="minor")
    assert after.status == 422
    assert "decide each doubt first" in after.words
    assert complaint().state == Publication.IN_REVIEW
    assert "minor" in queries.entry_by_token(entry.token).proposal.labels  # type: ignore[union-attr]


def test_labels_are_told_in_words_and_wrong_ones_are_taken_away(cast: Cast) -> None:
    cast.make_waiting("Money gone", "The cashier stole my watch and I filmed her. She should be fired.")
    page = taken(cast)
    for words in ("Accusation: unverified", "Film or recording", "Wants a dismissal", "somebody to lose their job"):
        assert words in page.words
    assert "One customer’s account, unverified." in column(page, "pub")
    after = review(page, label="recording")
    assert "unverified" not in column(after, "pub")
    review(after, "publish")
    assert complaint().state == Publication.PUBLISHED
    assert complaint().labels == []  # that somebody was filmed is for the queue only


def test_labels_are_told_in_french_too(cast: Cast) -> None:
    cast.make_waiting("Money gone", "The cashier stole my watch and I filmed her.")
    taken(cast)
    page = look(cast.signed_in("mo"), "/fr/moderation/" + services.claim(cast.account("mo"))[0].token)
    assert "Accusation non vérifiée" in page.words and "Film ou enregistrement" in page.words


def test_a_post_left_to_another_is_free_again(cast: Cast, entry: QueueEntry) -> None:
    review(taken(cast), "Leave it to another")
    assert complaint().state == Publication.WAITING
    assert "Charged twice" in taken(cast, "nia").words


@pytest.mark.parametrize("act", ["return", "decline"])
def test_without_a_reason_nothing_is_decided_and_the_words_are_kept(cast: Cast, entry: QueueEntry, act: str) -> None:
    page = review(taken(cast), act, **{f"{act}_words": "Please say it in one line."})
    assert page.status == 422
    assert f'href="#{act}_reason"' in page.html
    assert "Please say it in one line." in page.html
    assert complaint().state == Publication.IN_REVIEW


def test_a_doubtful_name_in_the_note_is_asked_about(cast: Cast, entry: QueueEntry) -> None:
    note = "The tall cashier with the red scarf is sorry."
    page = review(taken(cast), "return", return_reason="insult", return_words=note)
    assert page.status == 422
    assert note in page.html


def test_a_returned_post_tells_its_author_on_the_page_and_by_mail(cast: Cast, entry: QueueEntry) -> None:
    review(taken(cast), "return", return_reason="insult", return_words="Keep what happened.")
    cast.run_worker()
    decision = db.session.query(Decision).filter_by(act="returned").one()
    page = look(cast.signed_in("carol"), f"/my-posts/decisions/{decision.token}/appeal")
    assert "It came back to you. It holds insults." in page.words
    assert "Keep what happened." in page.words
    assert "Criticise what was done" in page.words
    letters = [one for one in sent_mail() if "carol@example.org" in one]
    assert len(letters) == 1
    assert "came back to you" in letters[0]
    assert "Karen" not in letters[0]


def test_a_declined_post_says_until_when_it_can_be_contested(cast: Cast, entry: QueueEntry) -> None:
    review(taken(cast), "decline", decline_reason="needs_name")
    decision = db.session.query(Decision).filter_by(act="declined").one()
    assert decision.appeal_until is not None
    assert complaint().state == Publication.DECLINED


def sent_mail() -> list[str]:
    folder = mail.settings().instance / "mail"
    return [path.read_text() for path in folder.rglob("*.eml")]


def test_an_unknown_act_does_not_exist(cast: Cast, entry: QueueEntry) -> None:
    taken(cast)
    browser = cast.signed_in("mo")
    assert browser.post(f"/moderation/{entry.token}", data={"do": "burn", "version": "1"}).status_code == 404


# Two versions.


def test_a_stale_form_shows_both_versions_and_either_can_go_on(cast: Cast, entry: QueueEntry) -> None:
    page = taken(cast)
    name = doubt(page)
    review(page, **{name: "leave"})
    stale = review(page, "return", **{name: "strike", "return_words": "My own words.", "label": "minor"})
    assert stale.status == 409
    assert "Strike" in column(stale, "mine")
    assert "About a minor" in column(stale, "mine")
    assert "Leave" in column(stale, "stored")
    assert "My own words." in stale.html
    saved = stale.form("/moderation/").send("Store my answers over these")
    assert saved.status == 200
    assert "[description removed]" in column(saved, "pub")
    assert "My own words." in saved.html


def test_a_name_protected_meanwhile_shows_both_versions(cast: Cast) -> None:
    token = cast.entry("complaint", cast.make_waiting("Desk", "Zorblax laughed at the desk.").id).token
    page = taken(cast)
    services.protect([RosterEntry("Zorblax Quint")], cast.account("nia"))
    stale = review(page, "publish", label="minor")
    assert stale.status == 409
    assert "protected name" in stale.words
    assert complaint().state == Publication.IN_REVIEW
    page = look(page.browser, f"/moderation/{token}")
    assert "[name removed]" in column(page, "pub")


def test_a_post_decided_meanwhile_gives_the_own_words_back(cast: Cast, entry: QueueEntry) -> None:
    page = taken(cast)
    review(page, "decline", decline_reason="needs_name")
    late = review(page, "return", return_reason="unclear", return_words="My own words.")
    assert late.status == 409
    assert "decided in the meantime" in late.words
    assert "My own words." in late.html
    assert "Karen" not in late.html


def test_when_the_time_is_over_the_answers_come_along(cast: Cast, entry: QueueEntry) -> None:
    page = taken(cast)
    name = doubt(page)
    with time_machine.travel(clock.now() + timedelta(minutes=21)):
        queueing.release_expired()
        late = review(page, "return", **{name: "strike", "return_words": "My own words."})
        assert late.status == 409
        assert "Karen" not in late.html
        again = late.form("/take").send("Take it again")
        assert again.status == 200
        assert "[description removed]" in column(again, "pub")
        assert "My own words." in again.html


def test_when_another_moderator_has_it_now_the_own_words_come_back(cast: Cast, entry: QueueEntry) -> None:
    page = taken(cast)
    with time_machine.travel(clock.now() + timedelta(minutes=21)):
        taken(cast, "nia")
        late = review(page, "return", return_words="My own words.")
    assert late.status == 409
    assert "Another moderator is reading it" in late.words
    assert "My own words." in late.html


def test_a_post_that_was_public_is_taken_away_or_published_without_the_name(cast: Cast) -> None:
    cast.make_published("Desk", "At the desk zorblax laughed.")
    services.protect([RosterEntry("Zorblax Quint")], cast.account("nia"))
    page = taken(cast)
    assert "This post was public" in page.words
    assert "Return it" not in page.words
    after = review(page, "remove", decline_reason="needs_name")
    assert after.address == "/moderation"
    assert complaint().state == Publication.REMOVED
    assert queries.waiting_count() == 0


def test_what_comes_beside_the_words_is_seen_by_whoever_holds_the_post(cast: Cast) -> None:
    cast.make_waiting(
        "Charged twice", "I was charged twice.", order="A-17", wish="An apology from Brenda Miller.", tags="refund",
        seriousness="3", danger="yes", happened_on="2026-11-12",
    )  # fmt: skip
    page = look(cast.signed_in("mo"), "/moderation").form("/moderation/next").send()
    for words in ("A-17", "An apology from [name removed].", "Tags", "cannot wait", "in danger", "12 November 2026"):
        assert words in page.words
