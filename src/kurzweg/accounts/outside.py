# SPDX-License-Identifier: EUPL-1.2
"""Asking a machine of somebody else: never for long, never for much, never at another address."""

from __future__ import annotations

import time
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

CAP = 256 * 1024
PATIENCE = 5.0
"""Seconds for each sign of life, and twice that for the whole answer."""
REFUSALS = {400, 401, 403}
HERE = {"localhost", "127.0.0.1", "::1"}


class OutsideError(RuntimeError):
    """It did not answer as it should; the message says how."""


class RefusedError(OutsideError):
    """It understood the question and said no."""


class _StayHere(HTTPRedirectHandler):
    """An answer that leads elsewhere is no answer."""

    def redirect_request(self, *_args: Any, **_named: Any) -> None:
        return None


_opener = build_opener(_StayHere)


def is_safe(address: object) -> bool:
    """Whether this is an address that we ask: over TLS, or on this machine."""
    if not isinstance(address, str):
        return False
    try:
        parts = urlsplit(address)
        is_plain = not parts.username and not parts.fragment and bool(parts.hostname)
    except ValueError:
        return False
    return is_plain and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in HERE))


def ask(address: str, *, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None) -> bytes:
    """The body of the answer. Raises `OutsideError`."""
    if not is_safe(address):
        raise OutsideError(f"{address} is no address over TLS.")
    sent = urlencode(form).encode() if form is not None else None
    request = Request(address, data=sent, headers={"Accept": "application/json", **(headers or {})})  # noqa: S310
    end = time.monotonic() + 2 * PATIENCE
    try:
        with _opener.open(request, timeout=PATIENCE) as answer:
            return _read(answer, end)
    except HTTPError as refused:
        kind = RefusedError if refused.code in REFUSALS else OutsideError
        raise kind(f"{address} answers {refused.code}.") from refused
    except (OSError, HTTPException) as fault:
        raise OutsideError(f"{address} is not reached: {fault}.") from fault


def _read(answer: Any, end: float) -> bytes:
    body = b""
    while piece := answer.read1(16 * 1024):
        body += piece
        if len(body) > CAP:
            raise OutsideError("The answer is larger than 256 kB.")
        if time.monotonic() > end:
            raise OutsideError("The answer takes too long.")
    return body
