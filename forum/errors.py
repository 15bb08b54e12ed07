"""What can go wrong, in the forum's words. `web/error_pages.py` turns these into pages."""

from collections.abc import Mapping


class ForumError(Exception):
    """Something a person did cannot be done; `message` says why in plain words, already translated."""

    status = 400

    def __init__(self, message: str = "", kept: Mapping[str, str] | None = None) -> None:
        """`kept` holds the person's own words, so that the error page can give them back."""
        super().__init__(message)
        self.message = message
        self.kept = dict(kept or {})


class NotFound(ForumError):
    """Nothing here for this person: hidden, refused and never written look the same."""

    status = 404


class Gone(ForumError):
    """It stood here in public and was withdrawn or removed."""

    status = 410


class SignInNeeded(ForumError):
    """This needs an account."""

    status = 401


class NotAllowed(ForumError):
    """This person may not do this; the message says why."""

    status = 403


class Invalid(ForumError):
    """A form cannot be taken as it is; `fields` maps a field's name to what is wrong with it."""

    status = 422

    def __init__(
        self, message: str = "", fields: Mapping[str, str] | None = None, kept: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message, kept)
        self.fields = dict(fields or {})


class Stale(ForumError):
    """Somebody else was faster; what was sent is based on an older version."""

    status = 409


class TooLarge(ForumError):
    """What was sent is larger than we take."""

    status = 413


class TooMany(ForumError):
    """Too many requests in too short a time."""

    status = 429


class VaultClosed(ForumError):
    """This process has no secret key: it can seal originals and never open them."""

    status = 503


class StorageAway(ForumError):
    """The place where photos lie does not answer, or does not let us in."""

    status = 503


class Hopeless(Exception):
    """Trying again would change nothing: what failed like this waits for a person at once."""


class Misconfigured(Exception):
    """The settings do not allow a start; each line says one thing to mend."""
