"""How large the copies are that may be shown, and what they are called. Pure, and light enough for the child."""

LARGE, SMALL = 1600, 720  # the long side, in pixels
# Each copy by its name, and which kind of file it is.
COPIES = {
    f"{LARGE}.webp": "webp",
    f"{LARGE}.jpg": "jpeg",
    f"{SMALL}.webp": "webp",
    f"{SMALL}.jpg": "jpeg",
}


def fitted(width: int, height: int, longest: int) -> tuple[int, int]:
    """How large a picture is when its long side is at most so many pixels; it is never enlarged."""
    share = min(1.0, longest / max(width, height))
    return max(1, round(width * share)), max(1, round(height * share))
