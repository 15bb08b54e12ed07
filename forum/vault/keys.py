"""Keys: the embedded default makes its own at its first start; `python -m forum.vault.keys` makes a real one's."""

import sys
from dataclasses import replace

from forum.config import Settings, keep_key, key_folder, new_key
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


def fresh() -> str:
    """Make the keys of a new installation, one setting a line."""
    public, secret = sealing.new_key_pair()
    made = {"SECRET": new_key(), "DRAFT_KEY": new_key(), "VAULT_PUBLIC_KEY": public, "VAULT_SECRET_KEY": secret}
    return "".join(f"FORUM_{name}={key}\n" for name, key in made.items())


if __name__ == "__main__":
    sys.stdout.write(fresh())
