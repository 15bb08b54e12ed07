"""Pages of posting: writing, one's own posts, saying what solved it."""

from flask import Blueprint

from forum.config import settings

blueprint = Blueprint("posting", __name__)


@blueprint.context_processor
def _shared() -> dict[str, str]:
    """Where to call when somebody is in danger: several of these pages say it."""
    return {"emergency": settings().emergency}


from forum.posting.views import (  # noqa: E402, F401
    checking,
    editing,
    leaving,
    mine,
    photos,
    saving,
    solving,
    writing,
)
