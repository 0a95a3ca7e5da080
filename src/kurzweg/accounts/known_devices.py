# SPDX-License-Identifier: EUPL-1.2
"""Devices on which somebody has logged in before. The cookie says so by signatures only: no name stands in it."""

from __future__ import annotations

import hmac
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from kurzweg.accounts.brake import ACCOUNT, DEVICE, NETWORK, PAIR, Brake
from kurzweg.accounts.networks import network_of
from kurzweg.walls.keys import keyed_hash

COOKIE = f"{settings.COOKIE_PREFIX}kw_geraet"
A_YEAR = 365 * 24 * 3600
MOST = 12
"""So many people may share a desk; the one who has not been there for longest is forgotten first."""


def brakes_on(request: HttpRequest, username: str, what: str = "password") -> list[Brake]:
    """The brakes on somebody who says to be this one: the device's own where she has been before."""
    if nonce := _nonce_of(request, username):
        return [Brake.on(DEVICE, what, username, nonce)]
    network = network_of(request)
    return [
        Brake.on(PAIR, what, username, network),
        Brake.on(ACCOUNT, what, username),
        Brake.on(NETWORK, what, network),
    ]


def remember_device(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """This person has logged in here; next time the device has a brake of its own."""
    known = [token for token in _tokens(request) if not _is_of(token, username)]
    nonce = secrets.token_hex(8)
    tokens = [f"{nonce}{_signature(username, nonce)}", *known][:MOST]
    response.set_cookie(
        COOKIE, ".".join(tokens), max_age=A_YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )


def _nonce_of(request: HttpRequest, username: str) -> str | None:
    return next((token[:16] for token in _tokens(request) if _is_of(token, username)), None)


def _tokens(request: HttpRequest) -> list[str]:
    return request.COOKIES.get(COOKIE, "").split(".")[:MOST]


def _is_of(token: str, username: str) -> bool:
    return len(token) == 48 and hmac.compare_digest(token[16:].encode(), _signature(username, token[:16]).encode())


def _signature(username: str, nonce: str) -> str:
    return keyed_hash("device", username, nonce).hex()[:32]
