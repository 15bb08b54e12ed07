"""A forum with one problem of twenty answers among others, for the benches; rows as publication leaves them."""

from forum import clock
from forum.accounts import services as accounts
from forum.answers.models import Answer, Resolution
from forum.catalogue import services as catalogue
from forum.complaints.models import Case, Complaint
from forum.complaints.rules import Progress, Publication
from forum.extensions import db, writing
from forum.redaction.rules import MARK
from forum.roles import Role
from forum.search import services as search

ANSWERS = 20
REMOVED = {"body": [["name", ""]], "title": []}
TITLE = "Collection code never arrived by text"
BODY = (
    f"I ordered on Monday and paid. The message said I would get a code to pick it up, and nothing came.\n\n"
    f"I went in anyway, and {MARK} at the desk told me that without a code there was nothing to be done. I had taken "
    "the **morning off work** for this. I rang twice and the second person hung up.\n\n"
    "I just want my order, and for someone to say what went wrong."
)
OFFICIAL = (
    "Thank you for writing this down. You were sent away twice. That is ours to put right, and we are sorry.\n\n"
    "1. The code goes to the phone number on your account.\n2. We sent a new one today.\n3. It stays until Saturday."
)
PEER = (
    "Open the order, choose **Show my code**. It is there even when the text fails; {n} of us tried it. "
    f"{MARK} at the desk knew it as well, so ask for the list behind the counter."
)
STEPS = "1. Open **Account**, then **Phone number**.\n2. Choose **Send a new code**. It comes within two minutes."


def fill(others: int) -> str:
    """One problem with 20 answers and its resolution, among others; return its path."""
    team = catalogue.add_team("customer-care", "Customer Care", "Service clients")
    product = catalogue.add_product("collection", "Collection", "Retrait", team)
    carol = accounts.grant("carol@example.org", Role.CUSTOMER, pseudonym="Carol C.")[0].id
    olga = accounts.grant("olga@example.org", Role.OFFICIAL, pseudonym="At the desk", team="customer-care")[0].id
    with writing():
        for number in range(2, others + 2):
            title = f"{TITLE}, order {number}" if number % 20 == 0 else f"Something else went wrong, case {number}"
            _problem(number, title, product.id, carol)
        one = _problem(1, TITLE, product.id, carol)
        answers = [_answer(one.id, place, carol, olga, team.id) for place in range(ANSWERS)]
        db.session.add_all(answers)
        db.session.flush()
        db.session.add(_resolution(one.id, answers[0].id, carol))
        one.answer_count = ANSWERS
    search.reindex()
    return "/problems/1-collection-code-never-arrived-by-text"


def _problem(number: int, title: str, product_id: int, author_id: int) -> Complaint:
    now = clock.now()
    one = Complaint(
        number=number,
        kind="problem",
        title=title,
        slug="collection-code-never-arrived-by-text",
        body=BODY,
        removals=REMOVED,
        removed_counts={"name": {"context": 1}},
        state=Publication.PUBLISHED,
        product_id=product_id,
        author_id=author_id,
        published_at=now,
        changed_at=now,
        answered_officially_at=now,
    )
    one.case = Case(state=Progress.SOLVED, opened_at=now, ended_at=now)
    db.session.add(one)
    db.session.flush()
    return one


def _answer(complaint_id: int, place: int, carol: int, olga: int, team_id: int) -> Answer:
    official = place == 0
    return Answer(
        complaint_id=complaint_id,
        number=place + 1,
        official=official,
        team_id=team_id if official else None,
        author_id=olga if official else carol,
        body=OFFICIAL if official else PEER.format(n=place),
        removals={} if official else REMOVED,
        removed_counts={} if official else {"name": {"context": 1}},
        state=Publication.PUBLISHED,
        published_at=clock.now(),
        helpful_count=place,
    )


def _resolution(complaint_id: int, answer_id: int, author_id: int) -> Resolution:
    return Resolution(
        complaint_id=complaint_id,
        answer_id=answer_id,
        author_id=author_id,
        body=STEPS,
        said_by="author",
        said_at=clock.now(),
        state=Publication.PUBLISHED,
    )


def leave() -> None:
    """Let go of the database, so that a server may have it."""
    db.session.remove()
    db.engine.dispose()
