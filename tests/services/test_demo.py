"""The invented stories fill an empty forum through the real pipeline, and keep what it promises."""

import json
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from forum import create_app
from forum.answers.models import Answer, Resolution
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.config import Settings
from forum.demo import services as demo
from forum.errors import Misconfigured
from forum.extensions import db

HERE = Path(demo.__file__).parent


@pytest.fixture
def filled(app: Flask, environment: dict[str, str]) -> int:
    app.extensions["settings"] = create_app(Settings.from_environment({**environment, "FORUM_DEMO": "1"})).extensions[
        "settings"
    ]
    return demo.fill()


def test_no_listed_name_is_public_and_every_state_but_review_is_there(filled: int) -> None:
    assert filled >= 40
    states = set(db.session.scalars(select(Complaint.state)))
    assert states >= set(Publication) - {Publication.IN_REVIEW, Publication.DRAFT}
    bodies = {
        story["key"]: story
        for code in ("en", "fr")
        for story in json.loads((HERE / f"stories_{code}.json").read_text())
    }
    names = {
        name for story in bodies.values() if story["state"] == "published" for name in story["names"] if len(name) > 5
    }
    rows = [*db.session.scalars(select(Complaint).where(Complaint.state == Publication.PUBLISHED))]
    public = "\n".join([f"{row.title} {row.slug} {row.body}" for row in rows])
    public += "\n".join(row.body for model in (Answer, Resolution) for row in db.session.scalars(select(model)))
    assert [name for name in names if name in public] == []


def test_it_fills_only_an_empty_forum(filled: int) -> None:
    assert demo.fill() == 0


def test_it_refuses_where_demo_accounts_must_not_exist(app: Flask) -> None:
    with pytest.raises(Misconfigured, match="FORUM_DEMO"):
        demo.fill()
