"""The child that looks at a photo: it can do nothing else, it ends in time, and what it cannot check is held."""

import json
import random
import signal
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import psutil
import pytest
from PIL import Image

from forum.config import ROOT
from forum.redaction.photos import jail, wire
from forum.redaction.photos.files import Refused, header
from forum.redaction.photos.jail import Limits
from forum.redaction.photos.rules import Box, Seen
from forum.redaction.photos.running import COPIES, Held, opened
from forum.redaction.rules import Tier
from tests import photo_files
from tests.photo_files import MARK, quarters, written

SOON = 30.0  # seconds that nothing here ever needs
LOCKED = ("limits", "landlock", "seccomp")
only_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the locks are the kernel's: needs Linux")


def test_a_photo_comes_back_as_copies_that_hide_what_was_to_be_covered() -> None:
    photo = written(quarters((900, 600)), "JPEG", comment=MARK, exif=b"Exif\0\0" + MARK)
    with opened(photo) as child:
        copies = child.draw([Box(100, 100, 80, 40, 0.9, Seen.FACE, Tier.strike)])
        assert (child.width, child.height) == (copies.width, copies.height) == (900, 600)
        assert 0 < child.cpu_s < SOON and 0 < child.peak_mb < 400
    assert {name: header(copy).kind for name, copy in copies.files.items()} == COPIES
    assert not any(MARK in copy for copy in copies.files.values())
    shown = Image.open(BytesIO(copies.files["1600.jpg"]))
    # A quarter wider and higher than what was found.
    assert all(max(_rgb(shown, x, y)) < 100 for x, y in ((93, 97), (187, 97), (93, 142), (187, 142), (140, 120)))
    assert all(max(_rgb(shown, x, y)) > 180 for x, y in ((84, 120), (196, 120), (140, 88), (140, 151)))


def test_a_moderator_sees_the_photo_upright_uncovered_and_without_metadata() -> None:
    with opened(photo_files.turned(6)) as child:
        child.draw([Box(0, 0, 64, 48, 0.9, Seen.HAND, Tier.strike)])
        upright = child.upright()
    assert MARK not in upright
    shown = Image.open(BytesIO(upright))
    assert shown.size == photo_files.SIZE and not shown.getexif()
    assert max(abs(a - b) for a, b in zip(_rgb(shown, 8, 8), photo_files.RED, strict=True)) < 24


def test_one_photo_can_be_asked_about_several_times() -> None:
    with opened(photo_files.ordinary()["webp"]) as child:
        first = child.draw([])
        assert child.draw([]).files == first.files
        sight = child.look(read=False)
    assert sight.faces == sight.lines == ()


@pytest.mark.parametrize("name", sorted(photo_files.broken_inside()))
def test_a_photo_that_breaks_its_decoder_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="broken"), opened(photo_files.broken_inside()[name]):
        pytest.fail("nothing was opened")


def test_a_refused_photo_starts_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere")
    with pytest.raises(Refused, match="too_many_pixels"), opened(photo_files.refused()["a gif of 4 billion pixels"][0]):
        pytest.fail("nothing was opened")


def test_whatever_bytes_come_the_parent_gets_copies_or_a_reason() -> None:
    for data in photo_files.mutations(random.Random(11), 12):
        try:
            with opened(data) as child:
                assert len(child.draw([]).files) == 4
        except (Refused, Held) as why:
            assert why.code in ("broken", "too_long", "not_a_picture", "too_many_pixels")


def test_a_photo_whose_model_is_missing_is_held(tmp_path: Path) -> None:
    with opened(photo_files.ordinary()["png"]) as child:
        with pytest.raises(Held, match="no_model"):
            child.look(read=False, face_model=tmp_path / "none.onnx")
        with pytest.raises(Held, match="no_ocr"):
            child.look(letter_model=tmp_path / "none.onnx")


def test_a_photo_that_takes_too_long_is_held() -> None:
    with pytest.raises(Held, match="timeout"), opened(photo_files.ordinary()["png"], Limits(wall_s=0.001)):
        pytest.fail("nothing was opened")


@only_linux
def test_a_photo_that_needs_too_much_memory_is_held() -> None:
    large = written(Image.new("RGB", (7000, 7000)), "PNG")
    with pytest.raises(Held, match="memory"), opened(large, Limits(memory_mb=200)):
        pytest.fail("nothing was opened")


@only_linux
def test_a_photo_that_needs_too_much_cpu_is_held() -> None:
    # Nothing drawn in a test takes a second, so many copies are asked for.
    with opened(written(quarters((1600, 1600)), "PNG"), Limits(cpu_s=1)) as child, pytest.raises(Held, match="timeout"):
        while child.cpu_s < SOON:
            child.draw([])


@only_linux
def test_a_child_that_is_killed_from_outside_holds_the_photo() -> None:
    with opened(photo_files.ordinary()["png"]) as child:
        _children()[0].send_signal(signal.SIGSEGV)
        with pytest.raises(Held, match="crash"):
            child.draw([])
    assert _children() == []


def test_no_child_is_left_whatever_happens() -> None:
    with pytest.raises(KeyboardInterrupt), opened(photo_files.ordinary()["png"]):
        raise KeyboardInterrupt
    assert _children() == []


@only_linux
def test_nothing_of_the_forum_reaches_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORUM_SECRET", "a-secret")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another")
    with opened(photo_files.ordinary()["png"]) as child:
        given = _children()[0].environ()
        assert child.jail == LOCKED
    assert not [name for name in given if name.startswith(("FORUM", "AWS"))]
    assert "a-secret" not in str(given)


_PARENT = """
import psutil, sys
from forum.redaction.photos.running import opened
with opened(sys.stdin.buffer.read()):
    print(psutil.Process().children()[0].pid, flush=True)
    import signal; signal.pause()
"""


@only_linux
def test_the_child_dies_with_its_parent() -> None:
    parent = subprocess.Popen([sys.executable, "-c", _PARENT], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with parent:
        assert parent.stdin is not None and parent.stdout is not None
        parent.stdin.write(photo_files.ordinary()["png"])
        parent.stdin.close()
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
    _gone, alive = psutil.wait_procs([child], timeout=SOON)
    assert alive == []


# Each attempt must end in a refusal of the kernel; threads are what a decoder may have.
_ATTEMPTS = """
import json, os, resource, socket, subprocess, sys, threading
from pathlib import Path
from forum.redaction.photos import jail
outside, written = sys.argv[1:]
held = jail.close(jail.Limits(), os.getppid())
attempts = {
    "socket": lambda: socket.socket(),
    "unix socket": lambda: socket.socketpair(),
    "fork": os.fork,
    "exec": lambda: os.execv(sys.executable, [sys.executable, "-V"]),
    "spawn": lambda: subprocess.run(["true"]),
    "kill": lambda: os.kill(os.getppid(), 0),
    "read elsewhere": lambda: Path(outside).read_bytes(),
    "read the parent": lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
    "write": lambda: Path(written).write_bytes(b"x"),
    "empty": lambda: os.truncate(outside, 0),
    "delete": lambda: os.unlink(outside),
    "rename": lambda: os.rename(outside, written),
    "make a folder": lambda: os.mkdir(written),
    "limits of others": lambda: resource.prlimit(os.getppid(), resource.RLIMIT_CORE, (0, 0)),
}
said = {}
for name, attempt in attempts.items():
    try:
        attempt()
        said[name] = "done"
    except PermissionError:
        pass
    except BaseException as other:
        said[name] = repr(other)
thread = threading.Thread(target=lambda: said.update(thread="done"))
thread.start(); thread.join()
print(json.dumps([held, said]))
"""


@only_linux
def test_a_child_can_reach_nobody_start_nothing_and_touch_no_file(tmp_path: Path) -> None:
    outside = tmp_path / "original"
    outside.write_bytes(b"what nobody may read")
    command = [sys.executable, "-c", _ATTEMPTS, str(outside), str(tmp_path / "new")]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(said.stdout) == [list(LOCKED), {"thread": "done"}]
    assert outside.read_bytes() == b"what nobody may read"
    assert [path.name for path in tmp_path.iterdir()] == ["original"]


@only_linux
def test_the_kernel_ends_a_child_that_calculates_for_ever() -> None:
    forever = (
        "import os; from forum.redaction.photos import jail; jail.close(jail.Limits(cpu_s=1), os.getppid())\nwhile 1: 0"
    )
    said = subprocess.run([sys.executable, "-c", forever], cwd=ROOT, capture_output=True)
    assert said.returncode == -signal.SIGXCPU


@only_linux
def test_a_child_whose_parent_is_not_there_any_more_ends_at_once() -> None:
    orphan = "from forum.redaction.photos import jail; jail.close(jail.Limits(), 1); print('here')"
    said = subprocess.run([sys.executable, "-c", orphan], cwd=ROOT, capture_output=True)
    assert (said.returncode, said.stdout) == (1, b"")


def test_the_folder_of_the_keys_is_not_among_what_a_child_may_read() -> None:
    keys = (ROOT / "instance" / "keys").resolve()
    assert not [folder for folder in jail._readable() if folder == keys or folder in keys.parents]


@pytest.mark.parametrize(
    ("asked", "absent"),
    [
        ("forum.redaction.photos.child", {"flask", "sqlalchemy", "onnxruntime", "rapidocr_onnxruntime", "cv2"}),
        ("forum.redaction.photos.running", {"PIL", "numpy", "onnxruntime", "rapidocr_onnxruntime", "cv2"}),
    ],
)
def test_child_and_parent_load_only_what_they_need(asked: str, absent: set[str]) -> None:
    code = f"import sys, {asked}; print(*({absent} & {{*sys.modules}}))"
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout == "\n"


@pytest.mark.parametrize(
    "nonsense",
    [
        b"",
        b"\0\0",
        b"\xff\xff\xff\xff{}",
        b"\0\0\0\x02{}",
        b"\0\0\0\x02[]",
        b"\0\0\0\x0d{'not': json}",
        b'\0\0\0\x0f{"sizes": [-1]}',
        b'\0\0\0\x17{"sizes": [99999999999]}',
        b'\0\0\0\x1a{"sizes": [0, 0, 0, 0, 0]}',
        b'\0\0\0\x0e{"sizes": [9]}short',
    ],
)
def test_a_frame_that_is_none_is_not_read(nonsense: bytes) -> None:
    with pytest.raises(wire.Ended):
        wire.receive(BytesIO(nonsense), wire.COPIES)


def _children() -> list[psutil.Process]:
    return [one for one in psutil.Process().children() if "forum.redaction.photos.child" in one.cmdline()]


def _rgb(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    pixel = image.getpixel((x, y))
    assert isinstance(pixel, tuple)
    return tuple(map(int, pixel))
