"""Changing what is public: a later version through the same pipeline; the public text stays until it was read."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from forum.answers.models import Answer, Edit
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.config import settings
from forum.errors import NotAllowed, NotFound, Stale
from forum.events import Event
from forum.extensions import db
from forum.moderation import services as moderation
from forum.moderation.models import QueueEntry
from forum.moderation.services import queueing
from forum.posting import services
from forum.redaction.rules import MARK
from forum.vault import services as vault
from forum.vault.models import Draft, Sealed
from tests.cast import Cast

BODY = "The cashier Brenda Harrowgate sent me away. Then Olaf Harrowgate laughed. It was quite gartenlaubig."


def carol(cast: Cast) -> int:
    return cast.account("carol").id


def begun(cast: Cast, post: Complaint | Answer, author: str = "carol") -> Draft:
    """The draft of an edit, just begun."""
    kind = "complaint" if isinstance(post, Complaint) else "answer"
    made = services.edit(kind, post.token, cast.account(author).id)
    draft = services.draft_of("edit", made)
    assert draft is not None
    return draft


def waiting(cast: Cast, post: Complaint | Answer, author: str = "carol", **words: str) -> Edit:
    """An edit in the queue."""
    draft = begun(cast, post, author)
    account_id = cast.account(author).id
    services.draft(account_id, "edit", words, complaint_id=draft.complaint_id, token=draft.token)
    made = services.send(draft.token, account_id)[1]
    cast.run_worker()
    return db.session.get_one(Edit, made.id)


def published(cast: Cast, post: Complaint | Answer, author: str = "carol", **words: str) -> Edit:
    made = waiting(cast, post, author, **words)
    cast.publish("edit", made.id)
    return db.session.get_one(Edit, made.id)


def again(post: Complaint) -> Complaint:
    return db.session.get_one(Complaint, post.id)


def test_the_form_holds_the_public_words_and_no_name(cast: Cast) -> None:
    cast.protect("Brenda Harrowgate", "Olaf Harrowgate")
    words = services.words_of(begun(cast, cast.make_published("Sent away", BODY, wish="An apology.")))
    assert words["title"] == "Sent away" and words["wish"] == "An apology."
    assert words["body"] == BODY.replace("Brenda Harrowgate", "[person A]").replace("Olaf Harrowgate", "[person B]")


def test_the_public_text_stays_until_a_person_has_read_the_new_one(cast: Cast) -> None:
    post = cast.make_published("Charged twice", "I was charged twice.", tags="refund")
    number, came = post.number, post.published_at
    made = waiting(cast, post, title="Charged three times", body="I was charged three times.", wish="My money.")
    assert again(post).body == "I was charged twice."
    cast.publish("edit", made.id)
    post = again(post)
    assert (post.title, post.slug, post.body) == (
        "Charged three times",
        "charged-three-times",
        "I was charged three times.",
    )
    assert (post.wish, [tag.word for tag in post.tags]) == ("My money.", ["refund"])
    assert (post.number, post.published_at, post.case is not None) == (number, came, True)
    assert post.edited_at is not None and post.version == 2
    edit = db.session.get_one(Edit, made.id)
    assert (edit.state, edit.title, edit.body, edit.wish) == (Publication.PUBLISHED, "", "", "")


def test_an_answer_is_changed_the_same_way(cast: Cast) -> None:
    answer = cast.make_answer(cast.make_published(), "Ask for a refund.")
    services.edit("answer", answer.token, cast.account("dan").id)
    published(cast, answer, "dan", body="Ask for a refund at the desk.")
    answer = db.session.get_one(Answer, answer.id)
    assert answer.body == "Ask for a refund at the desk." and answer.edited_at is not None
    assert answer.complaint.answer_count == 1


def test_a_removal_stays_a_removal_and_a_new_name_is_struck(cast: Cast) -> None:
    cast.protect("Brenda Harrowgate", "Olaf Harrowgate", "Quorra Harrowgate")
    post = cast.make_published("Sent away", BODY)
    before = services.words_of(begun(cast, post))["body"]
    made = waiting(
        cast, post, title="Sent away", body=f"{before} Later Quorra Harrowgate called. [name removed]", wish=""
    )
    [entry] = db.session.query(QueueEntry).filter_by(subject_kind="edit").all()
    queueing.claim_this(entry.token, cast.account("mo"))
    opened = moderation.open_for_review(entry.token, cast.account("mo").id)
    assert opened.fields["body"].count(MARK) == 2 and len(opened.earlier["body"]) == 2
    cast.publish("edit", made.id)
    post = again(post)
    assert post.body.count(MARK) == 3 and "Harrowgate" not in post.body
    assert post.body.endswith("[name removed]")  # typed, not removed: it stays words
    assert post.removals["body"] == [["name", "A"], ["name", "B"], ["name", "C"]]  # nobody becomes another person
    assert post.removed_counts["name"]["earlier"] == 2


def test_a_removal_that_is_taken_out_is_gone(cast: Cast) -> None:
    cast.protect("Brenda Harrowgate", "Olaf Harrowgate")
    post = cast.make_published("Sent away", BODY)
    published(cast, post, title="Sent away", body="The cashier [person A] sent me away.", wish="")
    assert again(post).body == f"The cashier {MARK} sent me away."
    assert again(post).removals["body"] == [["name", "A"]]


def test_what_readers_were_told_about_a_post_stays_with_it(cast: Cast) -> None:
    post = cast.make_published("Watch", "The clerk stole my watch.")
    assert post.labels == ["accusation_crime"]
    published(cast, post, title="Watch", body="My watch is gone.", wish="")
    assert again(post).labels == ["accusation_crime"]


def test_one_edit_at_a_time(cast: Cast) -> None:
    post = cast.make_published()
    first = begun(cast, post)
    assert begun(cast, post).token == first.token
    services.draft(carol(cast), "edit", {"title": "T", "body": "B"}, complaint_id=post.id, token=first.token)
    services.send(first.token, carol(cast))
    cast.run_worker()
    assert services.edit("complaint", post.token, carol(cast)).token == first.token
    assert db.session.query(Edit).count() == 1


def test_after_one_edit_comes_the_next(cast: Cast) -> None:
    post = cast.make_published()
    published(cast, post, title="Second", body="Second words.", wish="")
    assert services.words_of(begun(cast, again(post)))["title"] == "Second"
    published(cast, again(post), title="Third", body="Third words.", wish="")
    assert again(post).body == "Third words." and again(post).version == 3


def test_only_its_author_changes_a_post_and_only_while_it_is_public(cast: Cast) -> None:
    post = cast.make_published()
    for name in ("dan", "olga", "mo", "ada"):
        with pytest.raises(NotFound):
            services.edit("complaint", post.token, cast.account(name).id)
    with pytest.raises(NotAllowed):
        services.edit("complaint", cast.make_waiting("Late", "Late again.").token, carol(cast))
    moderation.hide("complaint", post, cast.account("mo"), "report")
    with pytest.raises(NotAllowed):
        services.edit("complaint", post.token, carol(cast))


def test_a_teams_word_is_not_changed_on_the_customers_way(cast: Cast) -> None:
    from forum.answers import services as answers

    said = answers.answer_officially(cast.make_published(), cast.account("olga"), "We refund it today.")
    with pytest.raises(NotAllowed):
        services.edit("answer", said.post.token, cast.account("olga").id)


def test_an_edit_cannot_be_published_when_its_post_went_away(cast: Cast) -> None:
    post = cast.make_published()
    made = waiting(cast, post, title="New", body="Words of bettkastenlade.", wish="")
    mo = cast.account("mo")
    entry = cast.entry("edit", made.id)
    queueing.claim_this(entry.token, mo)
    moderation.hide("complaint", again(post), cast.account("nia"), "report")
    with pytest.raises(Stale):
        moderation.publish(entry.token, cast.account("mo"), entry.proposal.version)
    assert again(post).body == "I was charged twice."
    cast.run_worker()
    assert db.session.get_one(Edit, made.id).state == Publication.IN_REVIEW  # a moderator holds it, and can return it
    moderation.return_to_author(entry.token, cast.account("mo"), "unclear", "")
    draft = services.draft_of("edit", db.session.get_one(Edit, made.id))
    assert draft is not None and services.words_of(draft)["body"] == "Words of bettkastenlade."


def test_hiding_a_post_gives_the_waiting_edit_back(cast: Cast) -> None:
    post = cast.make_published()
    made = waiting(cast, post, title="New", body="New words.", wish="")
    moderation.hide("complaint", again(post), cast.account("mo"), "report")
    cast.run_worker()
    edit = db.session.get_one(Edit, made.id)
    draft = services.draft_of("edit", edit)
    assert edit.state == Publication.DRAFT and draft is not None
    assert services.words_of(draft)["body"] == "New words."
    with pytest.raises(NotAllowed):
        services.send(draft.token, carol(cast))
    moderation.restore("complaint", again(post), cast.account("mo"))
    assert services.send(draft.token, carol(cast))[1].id == made.id


@pytest.mark.parametrize("way", ["withdrawn", "removed", "answer"])
def test_taking_a_post_down_for_good_ends_the_edit_and_destroys_its_words(cast: Cast, way: str) -> None:
    complaint = cast.make_published()
    post: Complaint | Answer = cast.make_answer(complaint, author="carol") if way == "answer" else complaint
    made = waiting(cast, post, title="New", body="New words.", wish="")
    entry = cast.entry("edit", made.id)
    if way == "answer":
        queueing.claim_this(entry.token, cast.account("nia"))
    if way == "withdrawn":
        services.withdraw("complaint", complaint.token, carol(cast))
    else:
        moderation.remove("complaint", again(complaint), cast.account("mo"), "legal")
    cast.run_worker()
    edit = db.session.get_one(Edit, made.id)
    assert edit.state == Publication.WITHDRAWN and services.draft_of("edit", edit) is None
    assert cast.entry("edit", made.id).decided_at is not None
    vault.purge()
    assert db.session.get(Sealed, entry.original_id) is None


def test_a_returned_edit_comes_back_with_its_words_and_goes_again(cast: Cast) -> None:
    cast.protect("Brenda Harrowgate", "Olaf Harrowgate")
    post = cast.make_published("Sent away", BODY)
    words = services.words_of(begun(cast, post))["body"]
    made = waiting(cast, post, title="Sent away", body=words + " Twice.", wish="")
    entry = cast.entry("edit", made.id)
    queueing.claim_this(entry.token, cast.account("mo"))
    moderation.return_to_author(entry.token, cast.account("mo"), "unclear", "Which till?")
    draft = services.draft_of("edit", db.session.get_one(Edit, made.id))
    assert draft is not None and services.words_of(draft)["body"] == words + " Twice."
    services.draft(carol(cast), "edit", {"body": words + " At till four."}, token=draft.token)
    services.send(draft.token, carol(cast))
    cast.run_worker()
    cast.publish("edit", made.id)
    assert again(post).body.endswith("At till four.") and again(post).body.count(MARK) == 2


def test_an_edit_can_be_taken_back_and_dropped(app: Flask, cast: Cast) -> None:
    post = cast.make_published()
    app.extensions["settings"] = replace(app.extensions["settings"], cooling_off=600)
    made = waiting(cast, post, title="New", body="New words.", wish="")
    assert made.state == Publication.COOLING_OFF
    draft = services.change("edit", made.token, carol(cast))
    assert db.session.get_one(Edit, made.id).state == Publication.DRAFT
    services.discard(draft.token, carol(cast))
    assert db.session.get_one(Edit, made.id).state == Publication.WITHDRAWN
    assert again(post).is_public
    assert begun(cast, again(post)).token != draft.token


def test_a_published_edit_is_not_withdrawn_but_the_post_can_be_changed_again(cast: Cast) -> None:
    made = published(cast, cast.make_published(), title="New", body="New words.", wish="")
    with pytest.raises(NotAllowed):
        services.withdraw("edit", made.token, carol(cast))


def test_words_sent_already_are_not_sent_as_something_else(cast: Cast) -> None:
    post = cast.make_published()
    made = waiting(cast, post, title="New", body="New words.", wish="")
    with pytest.raises(Stale) as late:
        services.draft(carol(cast), "edit", {"body": "From an old tab."}, complaint_id=post.id, token=made.token)
    assert late.value.kept["body"] == "From an old tab."
    assert db.session.query(Draft).count() == 1


def test_an_edit_is_said_to_followers_by_nobody(cast: Cast) -> None:
    answer = cast.make_answer(cast.make_published(), "Ask for a refund.")
    mails = settings().instance / "mail"
    before = sorted(path.name for path in mails.iterdir()) if mails.exists() else []
    published(cast, answer, "dan", body="Ask for a refund at the desk.")
    new = [path for path in mails.iterdir() if path.name not in before]
    assert all("dan@example.org" in path.read_text("utf-8") for path in new)
    assert db.session.query(Event).filter_by(name="answer_published").count() == 2


def test_words_that_an_edit_removed_are_gone_from_every_page_and_file(cast: Cast, eve: FlaskClient) -> None:
    cast.protect("Brenda Harrowgate", "Olaf Harrowgate")
    post = cast.make_published("Sent away by a gartenlaubig person", BODY)
    answer = cast.make_answer(post, "It was kohlrabiartig for me.")
    assert "gartenlaubig" in eve.get(f"/problems/{post.number}-{post.slug}").text
    assert "gartenlaubig" in eve.get("/search?q=gartenlaubig").text
    old = f"/problems/{post.number}-{post.slug}"
    published(cast, again(post), title="Sent away", body="The cashier [name removed] sent me away.", wish="")
    published(cast, answer, "dan", body="It was so for me.")
    for address in ("/", "/problems", "/feed.xml", f"/problems/{post.number}-sent-away", "/search?q=sent"):
        found = eve.get(address, follow_redirects=True)
        assert "gartenlaubig" not in found.text and "kohlrabiartig" not in found.text, address
    assert "gartenlaubig</a>" not in eve.get("/search?q=gartenlaubig").text
    moved = eve.get(old)
    assert moved.status_code == 301 and moved.headers["Location"].endswith(f"/problems/{post.number}-sent-away")
    db.session.rollback()
    vault.forget_deleted()
    assert in_files("gartenlaubig") == [] and in_files("kohlrabiartig") == []


def in_files(word: str) -> list[Path]:
    """Index files, and the database where it is one, that hold a word."""
    folders = (settings().instance, settings().search_index)
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if word.encode() in path.read_bytes()]
