# SPDX-License-Identifier: EUPL-1.2
"""Keys of rows (they sort by time) and keys of people (they open something, so they cannot be guessed)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
import uuid

from django.conf import settings

SECRET_BYTES = 20  # 160 bit, above the 128 that house rules ask for
PREFIX = "kw"


def uuid7() -> uuid.UUID:
    """A fresh UUID version 7 (RFC 9562, 5.7): 48 bit of Unix milliseconds, then 74 random bits.

    Made in Python, since PostgreSQL has `uuidv7()` only from 18 on. New rows land at the end of an index.

    >>> uuid7().version
    7
    """
    return version7(time.time_ns() // 1_000_000, secrets.randbits(12), secrets.randbits(62))


def version7(milliseconds: int, high: int, low: int) -> uuid.UUID:
    """The UUID version 7 of a moment, with 12 and 62 bits that tell it from others of the same.

    >>> str(version7(0, 0, 1))
    '00000000-0000-7000-8000-000000000001'
    """
    number = (milliseconds & ((1 << 48) - 1)) << 80
    number |= 0x7 << 76
    number |= high << 64
    number |= 0b10 << 62
    number |= low
    return uuid.UUID(int=number)


def new_secret() -> str:
    """A secret key for a link or a QR code; only `hash_of_secret` of it is ever stored."""
    return PREFIX + secrets.token_urlsafe(SECRET_BYTES)


def hash_of_secret(secret: str) -> bytes:
    """What is stored of a secret key. No salt and no stretching: the key itself has 160 random bits."""
    return hashlib.sha256(secret.encode()).digest()


def keyed_hash(*words: str) -> bytes:
    """A hash that only this installation can make; each word keeps its own place in it."""
    told = b"".join(len(word.encode()).to_bytes(4, "big") + word.encode() for word in words)
    return hmac.new(settings.SECRET_KEY.encode(), told, hashlib.sha256).digest()
