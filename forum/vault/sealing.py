"""How words and files are sealed and locked. Only this module knows the sealing library."""

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
    crypto_secretstream_xchacha20poly1305_ABYTES,
    crypto_secretstream_xchacha20poly1305_HEADERBYTES,
    crypto_secretstream_xchacha20poly1305_init_pull,
    crypto_secretstream_xchacha20poly1305_init_push,
    crypto_secretstream_xchacha20poly1305_pull,
    crypto_secretstream_xchacha20poly1305_push,
    crypto_secretstream_xchacha20poly1305_state,
    crypto_secretstream_xchacha20poly1305_TAG_FINAL,
    crypto_secretstream_xchacha20poly1305_TAG_MESSAGE,
)
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

# A file is encrypted in frames of this size, so that nobody has to hold all of it.
FRAME = 64 * 1024
MORE, FINAL = crypto_secretstream_xchacha20poly1305_TAG_MESSAGE, crypto_secretstream_xchacha20poly1305_TAG_FINAL


class Unreadable(Exception):
    """The key does not fit, or the sealed bytes were changed."""


def new_key_pair() -> tuple[str, str]:
    """Make a vault's public and secret key, both in base64."""
    secret = PrivateKey.generate()
    return _text(bytes(secret.public_key)), _text(bytes(secret))


def seal(fields: Mapping[str, str], context: str, public_key: str) -> tuple[bytes, bytes]:
    """Encrypt under a fresh key, and that key for the vault: (sealed key, box).

    The context (kind, id, version) is bound in, so that a box cannot be passed off as another's.
    """
    key, sealed_key = fresh_key(public_key)
    return sealed_key, _encrypt(_packed(fields), context, key)


def unseal(sealed_key: bytes, box: bytes, context: str, secret_key: str) -> dict[str, str]:
    """Give the words back; raises Unreadable."""
    return _unpacked(_decrypt(box, context, unsealed_key(sealed_key, context, secret_key)))


def lock(fields: Mapping[str, str], context: str, key: str) -> bytes:
    """Encrypt under a key that both ends have: drafts, the roster."""
    return _encrypt(_packed(fields), context, derived_key(key, context))


def unlock(box: bytes, context: str, key: str) -> dict[str, str]:
    """Undo `lock`; raises Unreadable."""
    return _unpacked(_decrypt(box, context, derived_key(key, context)))


def fresh_key(public_key: str) -> tuple[bytes, bytes]:
    """Make the key of one original, and the same sealed for the vault."""
    key = secrets.token_bytes(crypto_aead_xchacha20poly1305_ietf_KEYBYTES)
    return key, SealedBox(PublicKey(_bytes(public_key))).encrypt(key)


def unsealed_key(sealed_key: bytes, context: str, secret_key: str) -> bytes:
    """Give the key of one original back; raises Unreadable."""
    try:
        return SealedBox(PrivateKey(_bytes(secret_key))).decrypt(sealed_key)
    except CryptoError as wrong:
        raise Unreadable(context) from wrong


def lock_key(file_key: bytes, context: str, key: str) -> bytes:
    """Encrypt the key of a file under a key that both ends have."""
    return _encrypt(file_key, context, derived_key(key, context))


def unlock_key(box: bytes, context: str, key: str) -> bytes:
    """Undo `lock_key`; raises Unreadable."""
    return _decrypt(box, context, derived_key(key, context))


class Encrypting:
    """Encrypts a file as it comes. The context is bound into every frame, and the last one is marked."""

    def __init__(self, context: str, key: bytes) -> None:
        """The `header` is the beginning of the file."""
        self._state = crypto_secretstream_xchacha20poly1305_state()
        self.header: bytes = crypto_secretstream_xchacha20poly1305_init_push(self._state, key)
        self._context, self._held = context.encode(), bytearray()

    def add(self, plain: bytes) -> bytes:
        """Take the next bytes; give what is ready."""
        self._held += plain
        return b"".join(self._frame(frame, MORE) for frame in _cut(self._held, FRAME))

    def finish(self) -> bytes:
        """Give the rest."""
        return self._frame(bytes(self._held), FINAL)

    def _frame(self, plain: bytes, tag: int) -> bytes:
        return crypto_secretstream_xchacha20poly1305_push(self._state, plain, self._context, tag)


def decrypted(parts: Iterable[bytes], context: str, key: bytes) -> Iterator[bytes]:
    """Undo `Encrypting`; raises Unreadable, for a file that was cut maybe only at its end: use nothing before."""
    header, rest = _split(iter(parts), crypto_secretstream_xchacha20poly1305_HEADERBYTES)
    state, held = crypto_secretstream_xchacha20poly1305_state(), bytearray()
    try:
        crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
        for part in rest:
            held += part
            for frame in _cut(held, FRAME + crypto_secretstream_xchacha20poly1305_ABYTES):
                yield _pulled(state, frame, context, MORE)
        yield _pulled(state, bytes(held), context, FINAL)
    except CryptoError as wrong:
        raise Unreadable(context) from wrong


def derived_key(key: str, context: str) -> bytes:
    """Give each purpose (the first word of the context) a key of its own."""
    purpose = context.split(":", 1)[0].encode()
    return hmac.new(_bytes(key), b"redress lock " + purpose, hashlib.sha256).digest()


def _pulled(state: crypto_secretstream_xchacha20poly1305_state, frame: bytes, context: str, expected: int) -> bytes:
    plain, tag = crypto_secretstream_xchacha20poly1305_pull(state, frame, context.encode())
    if tag != expected:
        raise Unreadable(context)
    return plain


def _cut(held: bytearray, size: int) -> Iterator[bytes]:
    """Take whole frames off, but not the last bytes: what comes at the end is marked as the end."""
    while len(held) > size:
        yield bytes(held[:size])
        del held[:size]


def _split(parts: Iterator[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """Take the first bytes off; fewer when there are not so many."""
    first = b""
    for part in parts:
        first += part
        if len(first) >= size:
            break
    return first[:size], chain([first[size:]], parts)


def _encrypt(plain: bytes, context: str, key: bytes) -> bytes:
    nonce = secrets.token_bytes(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(plain, context.encode(), nonce, key)


def _decrypt(box: bytes, context: str, key: bytes) -> bytes:
    size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(box[size:], context.encode(), box[:size], key)
    except (CryptoError, ValueError) as wrong:
        raise Unreadable(context) from wrong


def _packed(fields: Mapping[str, str]) -> bytes:
    """JSON, padded to steps of 256 bytes, so that a box's size says little about what is in it."""
    plain = json.dumps(dict(fields), ensure_ascii=False).encode()
    return plain + b" " * (-len(plain) % 256)


def _unpacked(plain: bytes) -> dict[str, str]:
    fields: dict[str, str] = json.loads(plain)
    return fields


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()


def _bytes(key: str) -> bytes:
    return base64.b64decode(key)
