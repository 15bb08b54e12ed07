"""A forum reduced to its frame: what every page shares, a few pages to look at, and no feature."""

import base64
from pathlib import Path
from typing import Any

from flask import Flask, Response, jsonify, render_template_string, request
from sqlalchemy.exc import OperationalError

from forum import errors, web
from forum.config import ROOT, Settings
from forum.extensions import db
from forum.roles import Role
from forum.web.guards import needs, public
from forum.web.headers import never_store
from forum.web.limits import RateWindow, limit, limit_reading
from forum.web.security import accepts

PAGE = """{% extends "base.html" %}
{% block title %}Problems{% endblock %}
{% block main %}<h1>Problems</h1><p>{{ words }}</p>{% endblock %}"""
HERE = {"Sec-Fetch-Site": "same-origin"}


def small_app(folder: Path, database: str = "", **settings: Any) -> Flask:
    """Make an application of the frame alone."""
    app = Flask("forum", root_path=str(ROOT), static_folder=None, template_folder="templates")
    app.extensions["settings"] = Settings(
        **{
            "instance": folder,
            "search_index": folder / "search_index",
            "secret": base64.b64encode(b"s" * 32).decode(),
            **settings,
        }
    )
    app.config["SQLALCHEMY_DATABASE_URI"] = database or f"sqlite:///{folder / 'forum.sqlite3'}"
    db.init_app(app)
    web.init_app(app)
    _add_pages(app)
    return app


def make_tables(app: Flask) -> None:
    """Create the table of the limits."""
    with app.app_context():
        RateWindow.__table__.create(db.engine)  # type: ignore[attr-defined]


def dispose(app: Flask) -> None:
    """Close every connection."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def _add_pages(app: Flask) -> None:
    page = lambda words="one " * 300: render_template_string(PAGE, words=words)  # noqa: E731

    @public
    def problems() -> str:
        return page()

    @public
    def problem(number: int) -> str:
        return page(f"problem {number}")

    @needs(Role.MODERATOR)
    def queue() -> str:
        return page("work that waits")

    def my_posts() -> str:
        return page("mine")

    @public
    def secret_address() -> str:
        never_store()
        return page("for one person")

    @public
    def raise_error(name: str) -> str:
        if name == "Database":
            raise OperationalError("SELECT words", {"words": "Brenda at the till"}, Exception("disk"))
        if name == "Bug":
            raise ValueError("Brenda at the till")
        raise getattr(errors, name)("Plain words.")

    @public
    def post() -> Response:
        return jsonify(got=request.form.to_dict(flat=True))

    @public
    @accepts(kilobytes=1024)
    def post_much() -> Response:
        return jsonify(got=len(request.form["text"]))

    @public
    def post_seldom() -> str:
        limit("seldom", per_minute=2, per_day=3)
        return "taken"

    @public
    def search() -> str:
        limit_reading("search", per_minute=2)
        return page(request.args.get("q", ""))

    @public
    def data() -> Response:
        return jsonify(words="one " * 300)

    app.add_url_rule("/problems", "public.problems", problems)
    app.add_url_rule("/problems/<int:number>", "public.complaint", problem)
    app.add_url_rule("/moderation", "moderation.queue", queue)
    app.add_url_rule("/my-posts", "posting.my_posts", my_posts)
    app.add_url_rule("/yours/abc", "secret_address", secret_address)
    app.add_url_rule("/raise/<name>", "raise_error", raise_error, methods=["GET", "POST"])
    app.add_url_rule("/post", "post", post, methods=["POST"])
    app.add_url_rule("/post-much", "post_much", post_much, methods=["POST"])
    app.add_url_rule("/post-seldom", "post_seldom", post_seldom, methods=["POST"])
    app.add_url_rule("/search", "search.search", search)
    app.add_url_rule("/data", "data", data)
