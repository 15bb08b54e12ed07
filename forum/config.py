"""Settings: read once from `FORUM_…` variables, frozen, and refusing to start when they are wrong."""

import base64
import binascii
import os
import re
import secrets
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from forum.errors import Misconfigured

ROOT = Path(__file__).resolve().parent.parent
KEY_BYTES = 32
# A bucket, and folders in it without empty or hidden ones: one place has one address.
BUCKET = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*/?")


def setting(default: Any, meaning: str) -> Any:
    """One setting: its default as text, and what it is for (the README's table is held against this)."""
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything an operator can set. `FORUM_NAME` in the environment is `name` here, and so on."""

    env: str = setting("embedded", "`embedded` for one machine, or `production`, which refuses an unsafe start")
    role: str = setting(
        "all", "`all`, or in production `public` (no secret key) and `staff` as two groups of processes"
    )
    name: str = setting("Redress", "name of the forum, on every page and in mail")
    operator: str = setting("Larkfield", "name of the company or body that answers here; kept in every post")
    public_address: str = setting("", "`https://…` as customers see it; empty: taken from the request")
    instance: Path = setting(ROOT / "instance", "folder of the database, keys and mail of the embedded default")
    database: str = setting("", "SQLAlchemy address; empty: SQLite in the instance folder")
    search_index: Path = setting(ROOT / "search_index", "folder of the search index")
    photo_store: str = setting(
        "", "covered copies of photos that are public: empty: instance/photos/; or `s3://bucket/prefix`"
    )
    vault_store: str = setting("", "sealed photos: empty: instance/vault/; or `s3://bucket/prefix`, another one")
    s3_endpoint: str = setting("", "`https://…` of an S3 service other than Amazon’s")
    s3_key: str = setting("", "name of the key for S3; empty: what boto3 finds in the environment")
    s3_secret: str = setting("", "the secret that belongs to it")
    s3_region: str = setting("", "region of the buckets; empty: what boto3 finds in the environment")
    secret: str = setting("", "32 bytes, base64: signs and hashes; generated in the instance folder if empty")
    draft_key: str = setting("", "32 bytes, base64: encrypts drafts; generated in the instance folder if empty")
    vault_public_key: str = setting("", "32 bytes, base64: seals originals; generated in the instance folder if empty")
    vault_secret_key: str = setting("", "32 bytes, base64: opens originals; only for processes of role `staff`")
    mail_server: str = setting("", "`host:port` of SMTP; empty: mail is written as .eml files to instance/mail/")
    mail_user: str = setting("", "SMTP user, when the server asks for one")
    mail_password: str = setting("", "SMTP password")
    mail_tls: str = setting("starttls", "`starttls`, `tls` or `none`")
    mail_from: str = setting("forum@localhost", "address that mail comes from")
    cooling_off: int = setting(120, "seconds in which an author may still change or withdraw a post")
    heated_cooling_off: int = setting(600, "the same for a heated text")
    claim_minutes: int = setting(20, "minutes a moderator keeps a claimed post")
    next_contact_days: int = setting(3, "days until the first promised next word on a problem")
    review: str = setting(
        "everything",
        "`everything`: a person reads each post; `doubtful`: what has no mark goes out unread, one in ten excepted, "
        "in each language whose last 500 read posts show that few names are missed",
    )
    missed_percent: float = setting(
        1.0, "with `doubtful`: percent of posts with a missed name that the upper 95 % limit must stay under"
    )
    strike_from: float = setting(0.35, "from which probability, 0 to 1, a word that looks like a name is struck")
    doubt_from: float = setting(0.05, "from which probability a person is asked about it; not above the one before")
    photo_review: str = setting(
        "everything",
        "`everything`: a person sees each photo; `doubtful`: one in which nothing was found goes out unseen, one in "
        "ten excepted, while the last 500 that persons saw show that little is missed",
    )
    photo_cover_from: float = setting(0.35, "from which score, 0 to 1, what looks like a face is covered")
    photo_doubt_from: float = setting(0.2, "from which score a person is asked about it; not above the one before")
    purge_days: int = setting(30, "days after publication until an uncontested original is destroyed")
    appeal_days: int = setting(183, "days in which a decision can be contested; then its original is destroyed")
    regions: str = setting("GB,US,CA,FR,DE", "countries whose telephone numbers are found")
    zone: str = setting("UTC", "time zone in which times and opening hours are shown, such as `Europe/Paris`")
    emergency: str = setting("112", "number to call when somebody is in danger; shown on the check page")
    redis: str = setting("", "`redis://…`: rendered pages are shared between processes; empty: each keeps its own")
    log_head: str = setting("", "second place for the head of the log: a file; empty: instance/log-head.txt")
    demo: bool = setting(False, "demo accounts and content may exist (never in production)")
    proxies: int = setting(0, "number of trusted proxies in front (X-Forwarded-For, -Proto)")
    threads: int = setting(4, "threads of the web process")

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Self:
        """Read the environment, generate what the embedded default lacks, refuse what cannot work.

        Raises Misconfigured, one plain sentence a line.
        """
        environ = os.environ if environ is None else environ
        values = _read(cls, environ)
        draft = cls(**values)
        if draft.production:
            _refuse(_production_faults(draft) + _key_faults(draft))
            return draft
        settings = cls(**{**values, **_generated(draft)})
        _refuse(_key_faults(settings))
        return settings

    @property
    def production(self) -> bool:
        """Whether this is a real installation."""
        return self.env == "production"

    @property
    def database_address(self) -> str:
        """The SQLAlchemy address in use."""
        return self.database or f"sqlite:///{self.instance / 'forum.sqlite3'}"

    @property
    def opens_vault(self) -> bool:
        """Whether this process may hold the secret key."""
        return self.role in {"all", "staff"} and bool(self.vault_secret_key)

    @property
    def telephone_regions(self) -> tuple[str, ...]:
        """Countries whose numbers are looked for."""
        return tuple(part.strip() for part in self.regions.split(",") if part.strip())


def settings() -> Settings:
    """The settings of the running application."""
    # Flask is loaded here: whoever imports only rules must not pay for it.
    from flask import current_app

    found: Settings = current_app.extensions["settings"]
    return found


def instance_folder() -> Path:
    """The instance folder, for what is read before there is an application or without one."""
    given = os.environ.get("FORUM_INSTANCE", "").strip()
    return Path(given).resolve() if given else Settings.instance


def documented() -> list[tuple[str, str, str]]:
    """Every variable with its default and meaning, for the README's table."""
    return [(f"FORUM_{f.name.upper()}", _shown_default(f.default), f.metadata["meaning"]) for f in fields(Settings)]


def _shown_default(value: Any) -> str:
    if isinstance(value, Path):
        return f"`{value.relative_to(ROOT)}/`"
    return f"`{value}`" if value not in ("", False) else {"": "empty", False: "`0`"}[value]


def _read(cls: type[Settings], environ: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    faults = []
    for one in fields(cls):
        text = environ.get(f"FORUM_{one.name.upper()}")
        if text is None or text == "":
            continue
        try:
            values[one.name] = _converted(text.strip(), one.default)
        except ValueError:
            number = "number" if isinstance(one.default, float) else "whole number"
            faults.append(f"FORUM_{one.name.upper()} must be a {number}; it is “{text}”.")
    known = {f"FORUM_{one.name.upper()}" for one in fields(cls)}
    # Variables for tests and benchmarks are not settings of the forum.
    faults += [
        f"{name} is not a setting."
        for name in sorted(environ)
        if name.startswith("FORUM_") and name not in known and not name.startswith(("FORUM_TEST_", "FORUM_BENCH_"))
    ]
    faults += _choice_faults(values)
    _refuse(faults)
    return values


def _converted(text: str, default: Any) -> Any:
    if isinstance(default, bool):
        return text.lower() in {"1", "true", "yes", "on"}
    if isinstance(default, int):
        return int(text)
    if isinstance(default, float):
        return float(text)
    if isinstance(default, Path):
        return Path(text).resolve()
    return text


def _choice_faults(values: Mapping[str, Any]) -> list[str]:
    choices = {
        "env": ("embedded", "production"),
        "role": ("all", "public", "staff"),
        "review": ("everything", "doubtful"),
        "photo_review": ("everything", "doubtful"),
        "mail_tls": ("starttls", "tls", "none"),
    }
    return (
        _zone_faults(values)
        + _percent_faults(values)
        + _chance_faults(values, "strike_from", "doubt_from")
        + _chance_faults(values, "photo_cover_from", "photo_doubt_from")
        + _store_faults(values)
        + [
            f"FORUM_{name.upper()} must be one of {', '.join(allowed)}; it is “{values[name]}”."
            for name, allowed in choices.items()
            if name in values and values[name] not in allowed
        ]
    )


def _zone_faults(values: Mapping[str, Any]) -> list[str]:
    zone = values.get("zone", "UTC")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return [f"FORUM_ZONE must be a time zone such as Europe/Paris; it is “{zone}”."]
    return []


def _percent_faults(values: Mapping[str, Any]) -> list[str]:
    percent = values.get("missed_percent", 1.0)
    return [] if 0 < percent <= 100 else [f"FORUM_MISSED_PERCENT must be above 0, at most 100; it is “{percent}”."]


def _chance_faults(values: Mapping[str, Any], high: str, low: str) -> list[str]:
    upper, lower = (values.get(name, getattr(Settings, name)) for name in (high, low))
    if 0 < lower <= upper <= 1:
        return []
    return [f"FORUM_{low.upper()} and FORUM_{high.upper()} must rise from 0 to 1; they are “{lower}” and “{upper}”."]


def _store_faults(values: Mapping[str, Any]) -> list[str]:
    given = {name: values[name] for name in ("photo_store", "vault_store") if name in values}
    faults = [
        f"FORUM_{name.upper()} must be empty or s3://bucket/prefix; it is “{address}”."
        for name, address in given.items()
        if not BUCKET.fullmatch(address)
    ]
    if len(given) == 2 and _overlap(*given.values()):
        faults.append("FORUM_PHOTO_STORE and FORUM_VAULT_STORE must be apart: public photos and originals never meet.")
    if not values.get("s3_endpoint", "https://").startswith(("https://", "http://")):
        faults.append("FORUM_S3_ENDPOINT must begin with https:// or http://.")
    if ("s3_key" in values) != ("s3_secret" in values):
        faults.append("FORUM_S3_KEY and FORUM_S3_SECRET belong together: set both or neither.")
    return faults


def _overlap(one: str, other: str) -> bool:
    """Whether they are one place, or one lies inside the other: a rule of the bucket for one would hold for both."""
    one, other = (f"{address.rstrip('/')}/" for address in (one, other))
    return one.startswith(other) or other.startswith(one)


def _production_faults(s: Settings) -> list[str]:
    faults = []
    for name in ("secret", "draft_key", "vault_public_key"):
        if not getattr(s, name):
            faults.append(f"FORUM_{name.upper()} is missing: 32 random bytes in base64.")
    if s.role in {"all", "staff"} and not s.vault_secret_key:
        faults.append("FORUM_VAULT_SECRET_KEY is missing: processes of role staff open originals with it.")
    if s.role == "public" and s.vault_secret_key:
        faults.append("FORUM_VAULT_SECRET_KEY must not be set for processes of role public.")
    if not s.public_address.startswith("https://"):
        faults.append("FORUM_PUBLIC_ADDRESS is missing: the https:// address that customers use.")
    if not s.mail_server:
        faults.append("FORUM_MAIL_SERVER is missing: host:port of the SMTP server.")
    if s.demo:
        faults.append("FORUM_DEMO must be off: demo accounts have known passwords.")
    if s.search_index.exists() and s.search_index.stat().st_mode & stat.S_IWOTH:
        faults.append(f"The index folder {s.search_index} can be written by everybody; make it mode 0700.")
    return faults


def _key_faults(s: Settings) -> list[str]:
    names = ("secret", "draft_key", "vault_public_key", "vault_secret_key")
    return [
        f"FORUM_{name.upper()} must be 32 bytes in base64."
        for name in names
        if getattr(s, name) and not _is_key(getattr(s, name))
    ]


def _is_key(text: str) -> bool:
    try:
        return len(base64.b64decode(text, validate=True)) == KEY_BYTES
    except (binascii.Error, ValueError):
        return False


def _refuse(faults: list[str]) -> None:
    if faults:
        raise Misconfigured("\n".join(faults))


def _generated(s: Settings) -> dict[str, str]:
    """Keys of the embedded default: made once, kept in instance/keys with mode 0600.

    The vault's key pair is added by `vault.keys`, since only the vault knows the sealing library.
    """
    return {name: getattr(s, name) or kept_key(s, name) for name in ("secret", "draft_key")}


def key_folder(s: Settings) -> Path:
    """Where keys lie; it and the instance folder are their owner's alone."""
    s.instance.parent.mkdir(parents=True, exist_ok=True)
    for folder in (s.instance, s.instance / "keys"):
        folder.mkdir(exist_ok=True, mode=0o700)
    return s.instance / "keys"


def new_key() -> str:
    """32 random bytes, in base64."""
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def kept_key(s: Settings, name: str) -> str:
    """Read a key of the embedded default, making it at the first start."""
    path = key_folder(s) / name
    if not path.exists():
        keep_key(path, new_key())
    return path.read_text().strip()


def keep_key(path: Path, text: str) -> None:
    """Write a key so that only its owner can read it, and so that two processes starting at once agree."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(text + "\n")
    with suppress(FileExistsError):  # another process was first: its key counts
        os.link(scratch, path)
    scratch.unlink()
