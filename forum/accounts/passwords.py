"""Hashing passwords. Only this module knows the hashing library."""

import threading

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

# OWASP's smallest recommended Argon2id; two at once, else many sign-ins starve the machine's other work.
_hasher = PasswordHasher(memory_cost=19456, time_cost=2, parallelism=1)
_turns = threading.BoundedSemaphore(2)
_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$0N3MX4b2yXPZE1KHVpiMtR1pY6k6v3lFVaWkDh2T6lU"


def hashed(password: str) -> str:
    """Hash a new password with Argon2id."""
    with _turns:
        return _hasher.hash(password)


def fits(password: str, password_hash: str | None) -> bool:
    """Whether the password is right. An unknown account costs the same time as a known one."""
    with _turns:
        try:
            return _hasher.verify(password_hash or _NOBODY, password) and password_hash is not None
        except (Argon2Error, InvalidHashError):
            return False
