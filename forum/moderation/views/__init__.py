"""Pages of moderation: the queue, review, the roster, what is contested; and where everybody reports and appeals."""

from flask import Blueprint
from flask_login import current_user

from forum.accounts.models import Account
from forum.extensions import db
from forum.moderation.views.telling import told

blueprint = Blueprint("moderation", __name__)
blueprint.add_app_template_filter(told)


def me() -> Account:
    """The account of whoever asks."""
    return db.session.get_one(Account, current_user.account_id)


from forum.moderation.views import contested, hearing, photos, queue, review, roster, takedown, unmarked  # noqa: E402, F401
