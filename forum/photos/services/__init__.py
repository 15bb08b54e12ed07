"""Every verb about photos: keep, cover, change, decide, publish, take down, forget."""

from forum.photos.services.changing import (
    answer,
    describe,
    discard,
    draw,
    look,
    undraw,
)
from forum.photos.services.claiming import claim, claim_this, in_hand, is_own, leave, release_expired
from forum.photos.services.covering import cover, look_again, picture
from forum.photos.services.deciding import (
    approve,
    leave_out,
    open_original,
    original,
    outward,
    save,
    try_again,
)
from forum.photos.services.describing import described, described_outward
from forum.photos.services.forgetting import forget_files, forget_lost, sign_off, sweep
from forum.photos.services.keeping import Incoming, follow, keep
from forum.photos.services.settling import settle, take_down

__all__ = [
    "Incoming",
    "answer",
    "approve",
    "claim",
    "claim_this",
    "cover",
    "describe",
    "described",
    "described_outward",
    "discard",
    "draw",
    "follow",
    "forget_files",
    "forget_lost",
    "in_hand",
    "is_own",
    "keep",
    "leave",
    "leave_out",
    "look",
    "look_again",
    "open_original",
    "original",
    "outward",
    "picture",
    "release_expired",
    "save",
    "settle",
    "sign_off",
    "sweep",
    "take_down",
    "try_again",
    "undraw",
]
