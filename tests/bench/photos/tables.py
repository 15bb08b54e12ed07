"""What was counted in photos, as Markdown."""

from collections.abc import Iterable

from forum.redaction.rules.shares import Counted
from tests.bench.photos.cost import Cost
from tests.bench.photos.counting import Figures
from tests.bench.photos.words import Words
from tests.bench.redaction.tables import heading, row

_PICTURES = (
    "finder",
    "turned",
    "pictures with a face",
    "pass as clean %",
    "a face left after strike %",
    "a face left after strike or doubt %",
    "faces ≥ 16 px",
    "covered at strike %",
    "covered at strike or doubt %",
    "pictures without",
    "covered %",
    "held %",
    "covered or held %",
    "CPU s a picture",
    "not checked",
)
_SIZES = ("finder", "turned", "height of the face", "faces", "covered at strike %", "covered at strike or doubt %")
_PASTED = ("finder", "turned", "height of the face", "scenes", "covered", "covered or asked about", "pass as clean")
_WORDS = (
    "drawn",
    "N",
    "every name covered at strike %",
    "at strike or doubt %",
    "pass as clean %",
    "words of names",
    "covered at strike %",
    "at strike or doubt %",
    "other words",
    "wrongly covered at strike %",
    "at strike or doubt %",
    "CPU s a picture",
)
_COSTS = ("photo", "letters read", "rounds", "CPU s (median)", "peak MB of the child", "verdict")
Row = tuple[str, int, Figures]


def picture_lines(rows: Iterable[Row]) -> Iterable[str]:
    """Give what became of whole pictures."""
    yield heading(_PICTURES)
    for finder, degrees, figures in rows:
        some, nobody, judged = figures.with_faces, figures.without, figures.judged
        yield row(
            (
                finder,
                f"{degrees}°",
                some.of,
                share(some.clean, some.of),
                share(some.face_left, some.of),
                share(some.face_left_by_both, some.of),
                judged.of,
                share(judged.by_strike, judged.of),
                share(judged.by_both, judged.of),
                nobody.of,
                share(nobody.covered, nobody.of),
                share(nobody.held, nobody.of),
                share(nobody.either, nobody.of),
                f"{figures.seconds / max(1, figures.pictures):.2f}",
                ", ".join(f"{why} {count}" for why, count in figures.not_checked.most_common()) or "0",
            )
        )


def size_lines(rows: Iterable[Row]) -> Iterable[str]:
    """Give faces by their height."""
    yield heading(_SIZES)
    for finder, degrees, figures in rows:
        for (low, high), faces in ((size, faces) for size, faces in figures.sizes.items() if faces.of):
            size = f"{low}–{high} px" if high < 1000 else f"from {low} px"
            shares = (share(faces.by_strike, faces.of), share(faces.by_both, faces.of))
            yield row((finder, f"{degrees}°", size, faces.of, *shares))


def pasted_lines(rows: Iterable[tuple[int, *Row]]) -> Iterable[str]:
    """Give the one face by its height; its scenes are too alike for intervals."""
    yield heading(_PASTED)
    for height, finder, degrees, figures in rows:
        some = figures.with_faces
        shown = (some.of - some.face_left, some.of - some.face_left_by_both)
        yield row((finder, f"{degrees}°", f"{height} px", some.of, *shown, some.clean))


def word_lines(kinds: Iterable[tuple[str, Words]]) -> Iterable[str]:
    """Give what was covered in drawn badges and receipts."""
    yield heading(_WORDS)
    for kind, words in kinds:
        yield row(
            (
                kind,
                words.pictures,
                share(words.whole_by_strike, words.pictures),
                share(words.whole_by_both, words.pictures),
                share(words.clean, words.pictures),
                words.names,
                share(words.names_by_strike, words.names),
                share(words.names_by_both, words.names),
                words.others,
                share(words.others_struck, words.others),
                share(words.others_marked, words.others),
                f"{words.seconds / max(1, words.pictures):.2f}",
            )
        )


def cost_lines(costs: Iterable[Cost]) -> Iterable[str]:
    """Give seconds and memory by the size of a photo."""
    yield heading(_COSTS)
    for cost in costs:
        read = "yes" if cost.read else "no"
        yield row((f"{cost.megapixels} MP", read, cost.rounds, f"{cost.seconds:.2f}", f"{cost.peak:.0f}", cost.verdict))


def share(hits: int, of: int) -> str:
    """Give a share in per cent with its 95 % interval."""
    counted = Counted(hits, of)
    low, high = counted.between
    return f"{100 * counted.share:.1f} ({100 * low:.1f}–{100 * high:.1f})" if of else "–"
