"""Redress: customers help each other with a company's problems, staff answer, and no employee is ever named."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from forum.config import Settings

# In the order of the table of contents; a feature with pages is a line here.
FEATURES = ("accounts", "complaints", "answers", "search", "moderation", "posting", "public", "notices", "desk")


def create_app(settings: Settings | None = None) -> Flask:
    """Join the parts: settings, database, what every page shares, features, reactions, commands."""
    # Flask is loaded here: the rules of every feature must be importable without it.
    from importlib import import_module

    from flask import Flask

    from forum import accounts, cli, reactions, web  # noqa: F401
    from forum.accounts import services as accounts_services
    from forum.config import ROOT, Settings
    from forum.extensions import db, migrate
    from forum.redaction import pages
    from forum.vault import keys
    from forum.web import guards

    settings = keys.complete(settings or Settings.from_environment())
    app = Flask("forum", root_path=str(ROOT), static_folder=None, template_folder="templates")
    app.extensions["settings"] = settings
    app.extensions["reactions"] = reactions.LISTENERS
    app.extensions["routines"] = reactions.ROUTINES
    app.config.update(
        SQLALCHEMY_DATABASE_URI=settings.database_address,
        SQLALCHEMY_ENGINE_OPTIONS=_engine_options(settings),
        SECRET_KEY=settings.secret,
        TESTING=False,
    )
    settings.instance.mkdir(parents=True, exist_ok=True, mode=0o700)
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "forum" / "migrations"), render_as_batch=True)
    web.init_app(app)
    accounts_services.init_app(app)
    guards.init_app(app)
    pages.init_app(app)
    app.context_processor(accounts_services.viewer_variables)
    for feature in FEATURES:
        app.register_blueprint(import_module(f"forum.{feature}.views").blueprint)
    cli.init_app(app)
    return app


def _engine_options(settings: Settings) -> dict[str, object]:
    if settings.database_address.startswith("sqlite"):
        return {}
    return {"pool_size": settings.threads + 2, "pool_pre_ping": True}
