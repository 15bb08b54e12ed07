"""Pages of the desk: what to do next, the official composer, and the operator's setup."""

from flask import Blueprint

blueprint = Blueprint("desk", __name__)

from forum.desk.views import cases, setup, setup_catalogue  # noqa: E402, F401
