"""Writing before signing in: how much a visitor may keep, and what they are told."""

from flask_babel import gettext as _

from forum.errors import Invalid
from forum.vault import drafts
from forum.vault.drafts import Owner

MOST_DRAFTS = 5


def refuse_one_more(owner: Owner) -> None:
    """Refuse a visitor's sixth draft. Raises Invalid, so that the words come back in their form."""
    if isinstance(owner, int) or len(drafts.of_visitor(owner)) < MOST_DRAFTS:
        return
    words = _("Five drafts are kept in this browser already. Sign in to keep more, or delete one of them.")
    raise Invalid(words, {"body": words})


def not_here() -> str:
    """What a visitor reads where no draft of theirs is."""
    return str(
        _(
            "There is no draft of yours here. If you wrote it with an account, sign in first; "
            "without one, words are kept for a day."
        )
    )
