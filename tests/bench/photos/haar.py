"""OpenCV's Haar cascade, run by a Python that has OpenCV 4: a file in base64 on each line, boxes in JSON back.

    python3 -m venv haar && haar/bin/pip install "opencv-python-headless<5"
    haar/bin/python tests/bench/photos/haar.py haarcascade_frontalface_default.xml

The cascade is a file of the Debian package opencv-data. Sizes and neighbours are OpenCV's own defaults.
"""

import base64
import json
import sys
import time
from typing import Any

import cv2
import numpy as np

_LONG_SIDE = 2048


def main() -> None:
    """Answer line by line."""
    cv2.setNumThreads(1)
    cascade = cv2.CascadeClassifier(sys.argv[1])
    if cascade.empty():
        raise SystemExit(f"No cascade in {sys.argv[1]}")
    for line in sys.stdin:
        started = time.process_time()
        found = _found(cascade, base64.b64decode(line))
        sys.stdout.write(json.dumps({"found": found, "seconds": time.process_time() - started}) + "\n")
        sys.stdout.flush()


def _found(cascade: Any, data: bytes) -> list[list[float]]:
    grey = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
    if grey is None:
        return []
    scale = min(1.0, _LONG_SIDE / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    return [[float(number) / scale for number in box] for box in cascade.detectMultiScale(small)]


if __name__ == "__main__":
    main()
