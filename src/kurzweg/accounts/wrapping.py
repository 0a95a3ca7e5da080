# SPDX-License-Identifier: EUPL-1.2
"""Secrets that the house must be able to read again, encrypted with a key that the database does not know."""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kurzweg.walls.keys import keyed_hash

NONCE = 12


def wrapped(secret: bytes, *about: str) -> bytes:
    """Encrypt it (AES-256-GCM); only whoever names the same words opens it again."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + _cipher().encrypt(nonce, secret, keyed_hash(*about))


def unwrapped(kept: bytes, *about: str) -> bytes | None:
    """The secret; None when it was wrapped for something else, with another key, or has been changed."""
    try:
        return _cipher().decrypt(kept[:NONCE], kept[NONCE:], keyed_hash(*about))
    except (InvalidTag, ValueError):
        return None


def _cipher() -> AESGCM:
    return AESGCM(keyed_hash("wrapping"))
