"""Registering, signing in and out, one's own settings, and who has which role."""

from flask import Blueprint

blueprint = Blueprint("accounts", __name__)

# Each module adds its pages to the blueprint.
from forum.accounts.views import (  # noqa: E402, F401
    door,
    factor,
    linked,
    own,
    registering,
    roles,
    sessions,
    signing_in,
)
