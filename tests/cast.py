"""Who plays in the tests: Carol, a customer; Dan, another; Olga, an official; Mo and Nia, moderators;
Ada, an administrator; Eve, a stranger. And make_… functions for what they start from."""

import contextvars
from typing import Any

from flask import Flask, has_app_context
from flask.testing import FlaskClient

from forum import clock, worker
from forum.accounts import queries, second_factor
from forum.accounts import services as accounts
from forum.accounts.models import Account, AccountSession
from forum.answers.models import Answer
from forum.catalogue import services as catalogue
from forum.complaints.models import Complaint
from forum.extensions import db
from forum.moderation import rules as moderation_rules
from forum.moderation import services as moderation
from forum.moderation.models import QueueEntry
from forum.moderation.services import queueing
from forum.photos import rules as photo_rules
from forum.photos import services as photos
from forum.photos.models import Photo
from forum.posting import services as posting
from forum.redaction.rules import RosterEntry
from forum.roles import Role

PASSWORD = "correct horse battery"
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}

PEOPLE: dict[str, tuple[Role, str]] = {
    "carol": (Role.CUSTOMER, "Carol C."),
    "dan": (Role.CUSTOMER, "Dan D."),
    "olga": (Role.OFFICIAL, "Olga at the desk"),
    "mo": (Role.MODERATOR, "Mo M."),
    "nia": (Role.MODERATOR, "Nia N."),
    "ada": (Role.ADMINISTRATOR, "Ada A."),
}


class Browser(FlaskClient):
    """A browser: it says where a form came from, as real ones do."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        """Send a request with the header of a form on our own page, away from the test's own app context.

        Inside that context a request would find the test's session, and the last request's reader.
        """
        kwargs["headers"] = {**SAME_ORIGIN, **dict(kwargs.get("headers") or {})}
        answer = contextvars.Context().run(super().open, *args, **kwargs)
        if has_app_context():
            db.session.rollback()  # the test reads again what the request changed
        return answer


class Cast:
    """Everybody, made when first needed."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        app.test_client_class = Browser
        self.team = catalogue.add_team("customer-care", "Customer Care", "Service clients")
        self.product = catalogue.add_product("payments", "Payments", "Paiements", self.team)

    def browser(self) -> FlaskClient:
        """A stranger's browser."""
        return self.app.test_client()

    def account(self, name: str) -> Account:
        """One of the cast."""
        role, pseudonym = PEOPLE[name]
        team = "customer-care" if role is Role.OFFICIAL else ""
        known = queries.account_by_address(f"{name}@example.org")
        if known is not None:
            return known
        made = accounts.grant(f"{name}@example.org", role, pseudonym=pseudonym, password=PASSWORD, team=team)[0]
        if made.is_reviewer:
            accounts.give_factor(made.id, second_factor.DEMO_SECRET)
        return db.session.get_one(Account, made.id)

    def signed_in(self, name: str) -> FlaskClient:
        """The browser of one of the cast, signed in; the code of a second factor was typed."""
        account_id = self.account(name).id
        browser = self.browser()
        browser.set_cookie("session", accounts.sign_in(f"{name}@example.org", PASSWORD).token)
        row = db.session.query(AccountSession).filter_by(account_id=account_id).order_by(AccountSession.id.desc())[0]
        row.second_factor_at = max(clock.now(), row.account.second_factor_at or clock.now())
        db.session.commit()
        return browser

    def code(self, name: str) -> str:
        """What the app of one of the cast shows, when its last code was used already."""
        account = self.account(name)
        step = max(second_factor.step_of(clock.now()), (account.second_factor_step or 0) + 1)
        return second_factor.code_at(second_factor.DEMO_SECRET, step)

    def run_worker(self) -> None:
        """Let the worker do everything that is due."""
        worker.drain(self.app, strict=True)
        db.session.rollback()  # the test reads again what the worker changed

    # What the story starts from.

    def make_draft(self, title: str, body: str, *, author: str = "carol", **choices: str) -> str:
        """Carol has written; return the draft's token."""
        fields = {"kind": "problem", "product": "payments", **choices, "title": title, "body": body}
        return posting.draft(self.account(author).id, "complaint", fields).token

    def make_sent(self, title: str, body: str, *, author: str = "carol", **choices: str) -> Complaint:
        """Carol has sent it; it cools off."""
        token = self.make_draft(title, body, author=author, **choices)
        return posting.send(token, self.account(author).id)[1]  # type: ignore[no-any-return]

    def make_waiting(self, title: str, body: str, *, author: str = "carol", **choices: str) -> Complaint:
        """It waits in the queue."""
        complaint = self.make_sent(title, body, author=author, **choices)
        self.run_worker()
        return db.session.get_one(Complaint, complaint.id)

    def make_published(
        self, title: str = "Charged twice", body: str = "I was charged twice.", *, author: str = "carol", **choices: str
    ) -> Complaint:
        """Mo has published it; every doubt was struck."""
        complaint = self.make_waiting(title, body, author=author, **choices)
        self.publish("complaint", complaint.id)
        return db.session.get_one(Complaint, complaint.id)

    def make_answer_sent(self, complaint: Complaint, body: str, *, author: str = "dan") -> Answer:
        """Dan has answered; it cools off."""
        token = posting.draft(self.account(author).id, "answer", {"body": body}, complaint_id=complaint.id).token
        return posting.send(token, self.account(author).id)[1]  # type: ignore[no-any-return]

    def make_answer(self, complaint: Complaint, body: str = "Ask for a refund.", *, author: str = "dan") -> Answer:
        """Dan's answer is public."""
        answer = self.make_answer_sent(complaint, body, author=author)
        self.run_worker()
        self.publish("answer", answer.id)
        return db.session.get_one(Answer, answer.id)

    def publish(self, kind: str, subject_id: int, *, moderator: str = "mo") -> None:
        """Mo takes it, strikes every doubt, publishes."""
        mo = self.account(moderator)
        entry = self.entry(kind, subject_id)
        queueing.claim_this(entry.token, mo)
        doubts = moderation_rules.open_doubts(entry.proposal.spans, entry.proposal.answers)
        if doubts:
            moderation.save_answers(entry.token, mo.id, entry.proposal.version, dict.fromkeys(doubts, "strike"))
        moderation.publish(entry.token, self.account(moderator), self.entry(kind, subject_id).proposal.version)
        self.run_worker()

    def entry(self, kind: str, subject_id: int) -> QueueEntry:
        """The newest queue entry of a post."""
        found = (
            db.session.query(QueueEntry)
            .filter_by(subject_kind=kind, subject_id=subject_id)
            .order_by(QueueEntry.id.desc())
            .first()
        )
        assert found is not None
        return found

    def make_photo(self, post_token: str, picture: bytes) -> Photo:
        """A photo is added to a draft; the machine has not looked at it yet."""
        arrived = photos.Incoming()
        arrived.write(picture)
        arrived.seek(0)
        return photos.keep(post_token, [arrived], "en")[0]

    def approve_photo(self, photo: Photo, *, moderator: str = "mo") -> Photo:
        """Mo takes it, covers every doubt, says yes."""
        mo, token = self.account(moderator), photo.token
        taken = photos.claim_this(token, mo)
        doubts = {str(number): "cover" for number in photo_rules.open_doubts(taken.found, taken.answers)}
        if doubts:
            taken = photos.save(token, mo, taken.version, doubts, taken.by_hand)
        photos.approve(token, self.account(moderator), taken.version)
        self.run_worker()
        return db.session.get_one(Photo, photo.id)

    def protect(self, *names: str) -> None:
        """Mo puts names on the roster."""
        moderation.protect([RosterEntry(name) for name in names], self.account("mo"))
