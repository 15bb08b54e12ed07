"""What the pages of moderation may submit."""

from contextlib import closing
from dataclasses import dataclass

from flask import Request
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from forum.errors import Invalid
from forum.moderation.presenting import ALLOWED
from forum.redaction.rules import RosterEntry, Tier, has_reserved, roster_from_csv

ANSWER = "a:"
FILE_LARGEST = 1024 * 1024
LINE_LONGEST = 4_000
NAME_LONGEST = 120
KNOWN_ANSWERS = {answer for tier in Tier for answer in ALLOWED[tier]}


@dataclass(frozen=True)
class Said:
    """What a moderator sent from the review page."""

    act: str
    target: str
    version: int
    answers: dict[str, str]
    labels: list[str]
    return_reason: str
    decline_reason: str
    words: dict[str, str]
    mark: dict[str, str]

    @classmethod
    def read(cls, form: MultiDict[str, str]) -> "Said":
        """Read the form; answers are kept by the place they are about: {"body:12:18": "strike"}."""
        act, _colon, target = form.get("do", "save").partition(":")
        return cls(
            act=act,
            target=target,
            version=_number(form.get("version", "")),
            answers={
                name.removeprefix(ANSWER): answer
                for name, answer in form.items()
                if name.startswith(ANSWER) and answer in KNOWN_ANSWERS
            },
            labels=form.getlist("label"),
            return_reason=form.get("return_reason", ""),
            decline_reason=form.get("decline_reason", ""),
            words={act: form.get(f"{act}_words", "") for act in ("return", "decline")},
            mark={name: form.get(name, "") for name in ("words", "kind", "field", "start", "end")},
        )

    @property
    def selected(self) -> tuple[int, int] | None:
        """The place that was selected with the pointer, if any."""
        start, end = self.mark["start"], self.mark["end"]
        if not (start.isdecimal() and end.isdecimal()):
            return None
        return _number(start), _number(end)


def roster_entry(form: MultiDict[str, str]) -> RosterEntry:
    """One person as a moderator typed them. Raises Invalid."""
    name = " ".join(form.get("name", "").split())
    kept = {field: form.get(field, "") for field in ("name", "nicknames", "handles")}
    faults = {}
    if not any(letter.isalpha() for letter in name) or len(name) < 2:
        faults["name"] = _("Please type the name: at least two letters.")
    elif any(len(text) > NAME_LONGEST * 5 for text in kept.values()) or len(name) > NAME_LONGEST:
        faults["name"] = _("This name is too long.")
    elif has_reserved("".join(kept.values())):
        faults["name"] = _("Some characters cannot be shown.")
    if faults:
        raise Invalid(faults["name"], faults, kept)
    nicknames = (*_parts(kept["nicknames"]), *form.getlist("nickname"))
    return RosterEntry(name, tuple(dict.fromkeys(nicknames)), _parts(kept["handles"]))


def roster_file(request: Request) -> tuple[list[RosterEntry], list[tuple[int, str]]]:
    """The entries of an uploaded list, and what is wrong in which line. Raises Invalid for what is no list."""
    sent = request.files.get("file")
    raw = b""
    if sent is not None:
        with closing(sent.stream) as stream:  # a large one lies in a temporary file
            raw = stream.read(FILE_LARGEST + 1)
    if not raw:
        raise Invalid(_("Please choose a file."), {"file": _("Please choose a file.")})
    if len(raw) > FILE_LARGEST:
        too_large = _("This file is larger than 1 MB. Please send it in two parts.")
        raise Invalid(too_large, {"file": too_large})
    text = _decoded(raw).replace("\r\n", "\n").replace("\r", "\n")
    wrong = [(number, fault) for number, line in enumerate(text.split("\n"), 1) if (fault := _line_fault(line))]
    if wrong:
        return [], wrong
    entries, faults = roster_from_csv(text)
    return entries, [(number, _(fault)) for number, fault in faults]


def _line_fault(line: str) -> str:
    if len(line) > LINE_LONGEST:
        return str(_("This line is too long."))
    # What splits lines for one reader and not for another would make the numbers of lines wrong.
    if any(ord(letter) < 32 and letter != "\t" for letter in line) or any(sign in line for sign in "\x85\u2028\u2029"):
        return str(_("This line holds characters that are not text."))
    return ""


def _decoded(raw: bytes) -> str:
    """Text as spreadsheets write it: UTF-8, UTF-16 with its mark, or the old Western code page."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _parts(text: str) -> tuple[str, ...]:
    pieces = text.replace("\n", ";").replace(",", ";").split(";")
    return tuple(dict.fromkeys(" ".join(piece.split()) for piece in pieces if piece.strip()))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else -1
