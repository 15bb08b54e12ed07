"""The model as a file: weights as JSON, packed so that the same model gives the same bytes."""

import gzip
import json
import zlib
from pathlib import Path

from forum.redaction.rules.model import NameModel

_FORMAT = 1
# The model that comes with the forum; its card stands beside it.
SHIPPED = Path(__file__).with_name("model") / "names.json.gz"


def write(model: NameModel, path: Path) -> None:
    """Write a model; a reader sees the old file or the new one, never a half."""
    content = {"format": _FORMAT, "steps": model.steps, "weights": dict(sorted(model.weights.items()))}
    packed = gzip.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 9, mtime=0)
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(packed)
    fresh.replace(path)


def read(path: Path) -> NameModel:
    """Read a model. Raises OSError when there is none, ValueError when it is no model of this version."""
    try:
        text = gzip.decompress(path.read_bytes()).decode()
        seen: dict[float, float] = {}  # equal weights are one number
        content = json.loads(text, parse_float=lambda digits: seen.setdefault(number := float(digits), number))
        if content["format"] != _FORMAT:
            raise ValueError(f"{path.name} was written by another version")
        no_no, no_name, name_no, name_name = map(float, content["steps"])
        weights: dict[str, float] = content["weights"]  # as it is read: a copy would take as much memory again
        if not all(isinstance(weight, float) for weight in weights.values()):
            raise ValueError(f"{path.name} is no model")
    except (
        EOFError,
        gzip.BadGzipFile,
        zlib.error,
        json.JSONDecodeError,
        KeyError,
        TypeError,
        AttributeError,
        UnicodeDecodeError,
    ) as error:
        raise ValueError(f"{path.name} is no model") from error
    return NameModel(weights, (no_no, no_name, name_no, name_name))
