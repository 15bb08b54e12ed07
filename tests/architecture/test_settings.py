"""Settings fail at the door, and each is documented."""

import base64
import os
import stat
from pathlib import Path

import pytest

from forum.config import Settings, documented
from forum.errors import Misconfigured
from forum.vault import keys

ROOT = Path(__file__).resolve().parents[2]
KEY = base64.b64encode(b"k" * 32).decode()


def production(**changes: str) -> dict[str, str]:
    given = {
        "FORUM_ENV": "production",
        "FORUM_SECRET": KEY,
        "FORUM_DRAFT_KEY": KEY,
        "FORUM_VAULT_PUBLIC_KEY": KEY,
        "FORUM_VAULT_SECRET_KEY": KEY,
        "FORUM_PUBLIC_ADDRESS": "https://forum.example",
        "FORUM_MAIL_SERVER": "mail.example:587",
    }
    return {**given, **changes}


def test_every_setting_stands_in_the_readme_with_its_default_and_meaning() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    missing = [row for row in documented() if f"| `{row[0]}` | {row[1]} | {row[2]} |" not in readme]
    assert missing == []


def test_the_embedded_default_needs_no_setting_and_keeps_its_keys_to_itself(tmp_path: Path) -> None:
    settings = keys.complete(Settings.from_environment({"FORUM_INSTANCE": str(tmp_path / "instance")}))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "instance" / "keys").iterdir()}
    assert modes == {"secret": 0o600, "draft_key": 0o600, "vault_keys": 0o600}
    assert stat.S_IMODE((tmp_path / "instance").stat().st_mode) == 0o700
    again = keys.complete(Settings.from_environment({"FORUM_INSTANCE": str(tmp_path / "instance")}))
    assert again == settings
    assert settings.opens_vault


def test_a_public_process_gets_no_secret_key(tmp_path: Path) -> None:
    given = {"FORUM_INSTANCE": str(tmp_path / "instance"), "FORUM_ROLE": "public"}
    settings = keys.complete(Settings.from_environment(given))
    assert settings.vault_public_key
    assert not settings.vault_secret_key
    assert not settings.opens_vault


def test_production_starts_with_everything_it_needs() -> None:
    assert Settings.from_environment(production()).production


def test_fresh_keys_are_enough_for_production() -> None:
    made = dict(line.split("=", 1) for line in keys.fresh().splitlines())
    assert Settings.from_environment(production(**made)).opens_vault


@pytest.mark.parametrize(
    "name",
    [
        "FORUM_SECRET",
        "FORUM_DRAFT_KEY",
        "FORUM_VAULT_PUBLIC_KEY",
        "FORUM_VAULT_SECRET_KEY",
        "FORUM_PUBLIC_ADDRESS",
        "FORUM_MAIL_SERVER",
    ],
)
def test_production_refuses_to_start_without(name: str) -> None:
    with pytest.raises(Misconfigured, match=name):
        Settings.from_environment(production(**{name: ""}))


def test_production_refuses_demo_accounts() -> None:
    with pytest.raises(Misconfigured, match="FORUM_DEMO"):
        Settings.from_environment(production(FORUM_DEMO="1"))


def test_production_refuses_an_index_folder_that_everybody_can_write(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    folder.mkdir()
    os.chmod(folder, 0o777)
    with pytest.raises(Misconfigured, match="index folder"):
        Settings.from_environment(production(FORUM_SEARCH_INDEX=str(folder)))


def test_a_public_process_in_production_refuses_the_secret_key() -> None:
    with pytest.raises(Misconfigured, match="FORUM_VAULT_SECRET_KEY"):
        Settings.from_environment(production(FORUM_ROLE="public"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FORUM_COOLING_OFF", "soon"),
        ("FORUM_ENV", "prod"),
        ("FORUM_ROLE", "boss"),
        ("FORUM_SECRET", "short"),
        ("FORUM_COLOUR", "red"),
        ("FORUM_MISSED_PERCENT", "0"),
        ("FORUM_MISSED_PERCENT", "a few"),
        ("FORUM_PHOTO_REVIEW", "nothing"),
        ("FORUM_PHOTO_DOUBT_FROM", "0.5"),
        ("FORUM_PHOTO_COVER_FROM", "1.5"),
        ("FORUM_PHOTO_STORE", "/srv/photos"),
        ("FORUM_VAULT_STORE", "s3://"),
        ("FORUM_VAULT_STORE", "s3://bucket/../other"),
        ("FORUM_S3_ENDPOINT", "minio:9000"),
        ("FORUM_S3_KEY", "without its secret"),
    ],
)
def test_a_wrong_setting_stops_the_start_in_plain_words(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match=name):
        Settings.from_environment({"FORUM_INSTANCE": str(tmp_path), name: value})


@pytest.mark.parametrize(
    ("photos", "sealed"),
    [
        ("s3://redress", "s3://redress"),
        ("s3://redress/photos", "s3://redress/photos/"),
        ("s3://redress", "s3://redress/vault"),
        ("s3://redress/vault/photos", "s3://redress/vault"),
    ],
)
def test_public_photos_and_originals_never_lie_in_one_place(photos: str, sealed: str) -> None:
    with pytest.raises(Misconfigured, match="must be apart"):
        Settings.from_environment(production(FORUM_PHOTO_STORE=photos, FORUM_VAULT_STORE=sealed))


@pytest.mark.parametrize(
    ("photos", "sealed"),
    [("", ""), ("s3://redress", ""), ("s3://redress", "s3://redress-vault"), ("s3://redress/a", "s3://redress/ab")],
)
def test_public_photos_and_originals_may_lie_in_two_places(photos: str, sealed: str) -> None:
    settings = Settings.from_environment(production(FORUM_PHOTO_STORE=photos, FORUM_VAULT_STORE=sealed))
    assert (settings.photo_store, settings.vault_store) == (photos, sealed)
