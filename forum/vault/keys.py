"""The vault's key pair of the embedded default: made at the first start, kept beside the other keys."""

from dataclasses import replace

from forum.config import Settings, keep_key, key_folder
from forum.vault import sealing


def complete(settings: Settings) -> Settings:
    """Add the vault's keys where the settings name none; a public process never gets the secret one."""
    if settings.production or settings.vault_public_key:
        return settings
    pair = key_folder(settings) / "vault_keys"
    if not pair.exists():
        keep_key(pair, " ".join(sealing.new_key_pair()))
    public, secret = pair.read_text().split()
    return replace(settings, vault_public_key=public, vault_secret_key="" if settings.role == "public" else secret)
