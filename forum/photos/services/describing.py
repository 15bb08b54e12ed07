"""What an author says a photo shows: as they wrote it, and as everybody would hear it."""

from dataclasses import replace

from forum.photos.models import Photo
from forum.redaction import services as redaction
from forum.redaction.rules import PublicWords, Tier, strike
from forum.vault import services as vault


def described(photo: Photo) -> str:
    """What its author said it shows, as they wrote it."""
    return vault.unlock("alt", photo.token, photo.alt_box)["alt"] if photo.alt_box else ""


def described_outward(photo: Photo, language: str) -> PublicWords:
    """The description as everybody would hear it: names struck, and whatever is doubtful too."""
    fields = {"alt": described(photo)}
    found = redaction.propose(fields, language)
    spans = [replace(span, tier=Tier.strike) for span in found.spans["alt"]]
    return strike(fields["alt"], spans)
