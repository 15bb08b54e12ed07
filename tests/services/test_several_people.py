"""Several people in one post: one letter each, the same for its author, its moderator and every reader."""

import json
from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy import select

from forum import transfer
from forum.complaints.models import Complaint
from forum.config import settings
from forum.extensions import db
from forum.moderation import services as moderation
from forum.moderation.services import queueing
from forum.posting import services as posting
from forum.redaction import services as redaction
from forum.redaction.rules import plain
from tests.cast import Cast

TITLE = "Brenda Hollis sent me away"
BODY = "I asked Quentin Obafemi first. Brenda laughed, and Obafemi told Ms Hollis to stop. Call me on 020 7946 0958."
PUBLIC = (
    "I asked [person B] first. [person A] laughed, and [person B] told Ms [name removed] to stop. "
    "Call me on [phone removed]."
)
NAMES = ("Brenda Hollis", "Quentin Obafemi")


def published(cast: Cast) -> Complaint:
    cast.protect(*NAMES)
    return cast.make_published(TITLE, BODY)


def test_title_and_body_speak_of_the_same_people(cast: Cast, eve: FlaskClient) -> None:
    post = published(cast)
    assert post.removals["title"] == [["name", "A"]]
    assert [letter for _kind, letter in post.removals["body"]] == ["B", "A", "B", "", ""]
    page = eve.get(f"/problems/{post.number}", follow_redirects=True).text
    assert '<h1><span class="gone">[person A]</span> sent me away</h1>' in page
    assert 'I asked <span class="gone">[person B]</span> first' in page
    french = eve.get(f"/fr/problems/{post.number}", follow_redirects=True).text
    assert '<span class="gone">[personne A]</span> sent me away' in french
    assert "Hollis" not in page + french and "Obafemi" not in page + french


def test_its_author_sees_the_letters_first(cast: Cast) -> None:
    cast.protect(*NAMES)
    account_id = cast.account("carol").id
    fields = {"kind": "problem", "title": TITLE, "body": BODY}
    seen = posting.preview("complaint", fields, account_id)
    assert plain(seen.words["title"], "en") == "[person A] sent me away"
    assert plain(seen.words["body"], "en") == PUBLIC
    assert posting.preview("complaint", fields, account_id) == seen
    carol = cast.signed_in("carol")
    shown = carol.post("/problems/preview", data=fields).get_json()["html"]
    check = carol.get(f"/drafts/{cast.make_draft(TITLE, BODY)}/check").text
    for page in (shown, check):
        assert '<span class="gone">[person A]</span> sent me away' in page
        assert 'I asked <span class="gone">[person B]</span> first' in page


def test_the_moderator_sees_them_and_a_name_marked_by_hand_joins(cast: Cast) -> None:
    cast.protect(*NAMES)
    body = BODY + " The tall one from Zwollendam, gloamish as ever, did not care."
    post = cast.make_waiting(TITLE, body)
    mo = cast.account("mo")
    entry = cast.entry("complaint", post.id)
    queueing.claim_this(entry.token, mo)
    start = body.index("gloamish")
    moderation.save_answers(
        entry.token, mo.id, entry.proposal.version, {}, {"body": [(start, start + len("gloamish"), "name")]}
    )
    review = cast.signed_in("mo").get(f"/moderation/{entry.token}").text
    assert '<span class="gone">[person C]</span> as ever' in review
    cast.publish("complaint", post.id)
    assert ["name", "C"] in db.session.get_one(Complaint, post.id).removals["body"]


def test_a_change_that_is_undone_leaves_one_person_without_a_letter(cast: Cast) -> None:
    cast.protect("Brenda Hollis")
    post = cast.make_waiting("Sent away", "Brenda Hollis was rude. I spoke to Marlene about it.")
    mo = cast.account("mo")
    entry = cast.entry("complaint", post.id)
    queueing.claim_this(entry.token, mo)
    opened = moderation.open_for_review(entry.token, mo.id)
    body = opened.fields["body"]
    number = next(n for n, span in enumerate(entry.proposal.spans["body"]) if body[span[0] : span[1]] == "Marlene")
    moderation.save_answers(entry.token, mo.id, entry.proposal.version, {f"body:{number}": "undo"})
    cast.publish("complaint", post.id)
    post = db.session.get_one(Complaint, post.id)
    assert "Marlene" in post.body and post.removals["body"] == [["name", ""]]


def test_an_answer_has_people_of_its_own(cast: Cast) -> None:
    post = published(cast)
    answer = cast.make_answer(post, "Obafemi helped me, Brenda Hollis did not.")
    assert [letter for _kind, letter in answer.removals["body"]] == ["A", "B"]


def test_staff_words_too(cast: Cast) -> None:
    cast.protect(*NAMES)
    words, doubts = redaction.outward("Brenda Hollis asked Quentin Obafemi.", "en")
    assert (plain(words, "en"), doubts) == ("[person A] asked [person B].", 0)


def test_nothing_stored_tells_who_is_who(cast: Cast) -> None:
    post = published(cast)
    assert {letter for of_field in post.removals.values() for _kind, letter in of_field} == {"A", "B", ""}
    database = settings().database
    if database.startswith("sqlite:///"):
        db.session.commit()
        content = b"".join(path.read_bytes() for path in Path(database.removeprefix("sqlite:///")).parent.glob("*.db*"))
        assert b"Obafemi" not in content and b"obafemi" not in content


def test_what_goes_out_with_letters_reads_back_equal(cast: Cast) -> None:
    cast.protect(*NAMES)
    line = json.dumps({"id": "one", "title": TITLE, "body": BODY, "lang": "en"})
    transfer.read_in([line])
    post = db.session.scalars(select(Complaint)).one()
    cast.publish("complaint", post.id)
    first = list(transfer.write_out())
    assert json.loads(first[0])["title"] == "[person A] sent me away" and json.loads(first[0])["body"] == PUBLIC
    found = redaction.propose({"title": "[person A] sent me away", "body": PUBLIC}, "en")
    assert found.struck == found.doubtful == 0
