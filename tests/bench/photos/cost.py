"""What one photo costs: CPU seconds and the peak memory of the child process, by size of the photo."""

import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
from PIL import Image

from forum.redaction.photos import services
from tests.bench.photos.pictures import PORTRAIT

MEGAPIXELS = (1, 12, 48)
_OFTEN = 0.004
_PROGRAM = b"forum.redaction.photos.child"


@dataclass(frozen=True)
class Cost:
    """What a photo of so many megapixels took, by the middle of several rounds; the peak is the highest."""

    megapixels: int
    read: bool
    rounds: int
    seconds: float
    peak: float
    verdict: str


def costs(rounds: int) -> Iterator[Cost]:
    """Cover the portrait, enlarged, without and with reading letters."""
    for megapixels in MEGAPIXELS:
        photo = _enlarged(megapixels)
        for read in (False, True):
            yield _cost(photo, megapixels, read, rounds)


def _cost(photo: bytes, megapixels: int, read: bool, rounds: int) -> Cost:
    seconds, peaks, verdict = [], [], ""
    for _ in range(rounds):
        with Peak() as peak:
            covered = services.cover(photo, read=read)
        seconds.append(covered.cpu_s)
        peaks.append(peak.megabytes)
        verdict = f"{covered.verdict} {covered.why}".strip()
    return Cost(megapixels, read, rounds, sorted(seconds)[rounds // 2], max(peaks), verdict)


def _enlarged(megapixels: int) -> bytes:
    """A JPEG as a phone writes it: 4 to 3, quality 90."""
    width = round((megapixels * 1e6 * 4 / 3) ** 0.5)
    buffer = io.BytesIO()
    with Image.open(PORTRAIT) as image:
        image.convert("RGB").resize((width, width * 3 // 4), Image.Resampling.BICUBIC).save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


class Peak:
    """The highest memory any child process had meanwhile, as the kernel keeps it for each."""

    def __init__(self) -> None:
        self.megabytes = 0.0
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look_often, daemon=True)

    def __enter__(self) -> "Peak":
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._watch.join()

    def _look_often(self) -> None:
        while not self._over.wait(_OFTEN):
            for child in psutil.Process().children(recursive=True):
                self.megabytes = max(self.megabytes, _high_water(child.pid))


def _high_water(pid: int) -> float:
    """What wait4 tells would start at the memory of this process, which a child shares until it is a program itself."""
    try:
        own_by_now = _PROGRAM in Path(f"/proc/{pid}/cmdline").read_bytes()
        status = Path(f"/proc/{pid}/status").read_text() if own_by_now else ""
    except OSError:
        return 0.0
    lines = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(lines[0].split()[1]) * 1024 / 1e6 if lines else 0.0
