"""A moderator's own words to an author: short, and without a name."""

from flask_babel import gettext as _

from forum.errors import Invalid
from forum.moderation import rules
from forum.redaction import rules as redacting
from forum.redaction import services as redaction


def choose_reason() -> str:
    """What is said to a moderator who chose none."""
    return str(_("Please choose a reason; its author reads it."))


def outward_note(words: str, language: str) -> redacting.PublicWords:
    """Redact a moderator's own words to an author. Raises Invalid when they are too long or a name may be left."""
    if len(words) > rules.NOTE_LONGEST:
        raise Invalid(
            _("Please keep your note under %(n)s characters.", n=rules.NOTE_LONGEST),
            {"words": _("Too long")},
            {"words": words},
        )
    if redacting.has_reserved(words):
        cannot = _("Some characters cannot be shown.")
        raise Invalid(cannot, {"words": cannot}, {"words": words})
    public, doubts = redaction.outward(words.strip(), language)
    if doubts:
        raise Invalid(
            _("A name may stand in your note. Please write it without."),
            {"words": _("A name may stand here.")},
            {"words": words},
        )
    return public
