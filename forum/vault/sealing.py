"""How words are sealed and locked. Only this module knows the sealing library."""

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox


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
    key = secrets.token_bytes(crypto_aead_xchacha20poly1305_ietf_KEYBYTES)
    sealed_key = SealedBox(PublicKey(_bytes(public_key))).encrypt(key)
    return sealed_key, _encrypt(_packed(fields), context, key)


def unseal(sealed_key: bytes, box: bytes, context: str, secret_key: str) -> dict[str, str]:
    """Give the words back; raises Unreadable."""
    try:
        key = SealedBox(PrivateKey(_bytes(secret_key))).decrypt(sealed_key)
    except CryptoError as wrong:
        raise Unreadable(context) from wrong
    return _unpacked(_decrypt(box, context, key))


def lock(fields: Mapping[str, str], context: str, key: str) -> bytes:
    """Encrypt under a key that both ends have: drafts, the roster."""
    return _encrypt(_packed(fields), context, _derived(key, context))


def unlock(box: bytes, context: str, key: str) -> dict[str, str]:
    """Undo `lock`; raises Unreadable."""
    return _unpacked(_decrypt(box, context, _derived(key, context)))


def _derived(key: str, context: str) -> bytes:
    """Give each purpose (the first word of the context) a key of its own."""
    purpose = context.split(":", 1)[0].encode()
    return hmac.new(_bytes(key), b"redress lock " + purpose, hashlib.sha256).digest()


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
