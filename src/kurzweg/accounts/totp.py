# SPDX-License-Identifier: EUPL-1.2
"""Codes of six digits that change every half minute: RFC 6238 over RFC 4226, as all apps on phones make them."""

from __future__ import annotations

import base64
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

SECRET_BYTES = 20
STEP = 30
DIGITS = 6
AROUND = (0, -1, 1)
"""A code counts in its half minute, in the one before and in the one after: clocks of phones are not exact."""


def new_secret() -> bytes:
    """A secret of 160 bit, as RFC 4226 recommends."""
    return secrets.token_bytes(SECRET_BYTES)


def code_of(secret: bytes, step: int) -> str:
    """The code of one half minute (RFC 4226, 5.3).

    >>> code_of(b"12345678901234567890", 1)
    '287082'
    """
    digest = hmac.new(secret, step.to_bytes(8, "big"), "sha1").digest()
    start = digest[-1] & 0x0F
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def step_of(secret: bytes, code: str, *, at: datetime) -> int | None:
    """The half minute that this code belongs to; None when it belongs to none around now."""
    now = int(at.timestamp()) // STEP
    fitting = [now + by for by in AROUND if hmac.compare_digest(code_of(secret, now + by).encode(), code.encode())]
    return fitting[0] if fitting else None


def as_text(secret: bytes) -> str:
    """The secret for typing: groups of four letters and digits."""
    letters = base64.b32encode(secret).decode()
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def address(secret: bytes, *, username: str, house: str) -> str:
    """What the picture says: the address that apps understand."""
    label = quote(f"{house}:{username}", safe="")
    return f"otpauth://totp/{label}?" + urlencode(
        {"secret": base64.b32encode(secret).decode(), "issuer": house}, quote_via=quote
    )
