"""Pages of posting: writing, one's own posts, saying what solved it."""

from flask import Blueprint

blueprint = Blueprint("posting", __name__)

from forum.posting.views import mine, solving, writing  # noqa: E402, F401
