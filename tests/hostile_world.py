"""A forum in which every public field of every post holds words that want to be more than words.

They are written straight into the tables, as if nothing had looked at them before: pages must bear that too.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import update

from forum import clock
from forum.accounts.models import Account
from forum.answers.models import Answer, Resolution
from forum.catalogue.models import Product, Team
from forum.complaints.models import Case, Complaint, Tag
from forum.complaints.rules import BODY_LONGEST, Progress, Publication, slug_of
from forum.extensions import db, writing
from forum.redaction.rules import MARK
from forum.roles import Role

KINDS = ("problem", "question", "praise")
REMOVED = {"body": [["name", ""]], "title": [["name", ""]], "wish": [["name", ""]]}
HARMLESS = f"Harmless words by {MARK}"
TITLE, NAME, WORD, ABOUT = 150, 40, 40, 300


def fill(texts: Sequence[str], answers: int) -> list[Complaint]:
    """A post for each text, with it in every field; so many of the texts, in turn, are answers to each of the first."""
    now = clock.now()
    with writing():
        team = Team(
            slug="t", name_en=texts[0][:80], name_fr=texts[0][:80], about_en=texts[0][:ABOUT], about_fr=texts[0][:ABOUT]
        )
        product = Product(slug="p", name_en=texts[1][:80], name_fr=texts[1][:80], team=team)
        db.session.add_all((team, product))
        posts = [_post(place, text, product) for place, text in enumerate(texts)]
        db.session.add_all(posts)
        db.session.flush()
        for place, text in enumerate(texts):
            post = posts[place // answers]
            db.session.add(_answer(place, text, post, team if place % answers == 0 else None))
            post.answer_count += 1
            if posts[place].case is not None and place % 2 == 0:
                solved = _public(text) | {"said_by": "author", "said_at": now, "author": posts[place].author}
                db.session.add(Resolution(complaint=posts[place], **solved))
    return posts


def make_harmless() -> None:
    """Put plain words in the place of all that; every page keeps its shape."""
    with writing():
        title = {"title": HARMLESS, "wish": HARMLESS, "body": HARMLESS}
        db.session.execute(update(Complaint).values(**title))
        for model in (Answer, Resolution):
            db.session.execute(update(model).values(body=HARMLESS))
        db.session.execute(update(Account).values(pseudonym="Harmless"))
        db.session.execute(update(Tag).values(word="harmless"))
        db.session.execute(update(Team).values(name_en="T", name_fr="T", about_en="T", about_fr="T"))
        db.session.execute(update(Product).values(name_en="P", name_fr="P"))


def _post(place: int, text: str, product: Product) -> Complaint:
    kind, now = KINDS[place % 3], clock.now()
    post = Complaint(
        **_public(text),
        number=place + 1,
        kind=kind,
        title=f"{text[: TITLE - 2]}{MARK}",
        wish=text,
        slug=slug_of(text),
        product=product,
        author=_author(place, text),
        tags=[Tag(slug=f"tag-{place}", word=text[:WORD])],
        same_count=place,
    )
    if kind != "praise":
        state = Progress.SOLVED if place % 2 == 0 else Progress.OPEN
        post.case = Case(state=state, opened_at=now, next_contact_at=now + timedelta(days=3))
        post.case.ended_at = now if place % 2 == 0 else None
    return post


def _answer(place: int, text: str, post: Complaint, team: Team | None) -> Answer:
    official = {"official": team is not None, "team": team}
    author = _author(place, text, "a")
    return Answer(**_public(text), **official, number=place + 1, complaint=post, author=author)  # type: ignore[arg-type]


def _author(place: int, text: str, letter: str = "p") -> Account:
    now = clock.now()
    name = {"pseudonym": text[:NAME], "address": f"{letter}{place}@example.org", "password_hash": ""}
    return Account(**name, role=Role.CUSTOMER, created_at=now)  # type: ignore[arg-type]


def _public(text: str) -> dict[str, object]:
    body = f"{text[: BODY_LONGEST - 4]}\n\n{MARK}"
    facts = {"state": Publication.PUBLISHED, "published_at": clock.now(), "changed_at": clock.now()}
    return {**facts, "body": body, "removals": REMOVED, "removed_counts": {"name": {"context": 1}}, "labels": []}
