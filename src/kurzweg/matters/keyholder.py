# SPDX-License-Identifier: EUPL-1.2
"""Whoever holds the secret key of a matter, for a few hours in one browser.

The key stands in a link or a QR code. The first call exchanges it for a cookie and leads on to an address
without it, so that it stands in no history, no referrer and no log. The cookie is proven anew at every call:
a key that was revoked or has expired opens nothing any more.
"""

from __future__ import annotations

import hmac
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kurzweg.matters.models.key import matter_behind
from kurzweg.walls.identity import Identity, Kind, acting_as
from kurzweg.walls.keys import keyed_hash

COOKIE = f"{settings.COOKIE_PREFIX}kw_schluessel"
HOURS = 12
LONGEST_SECRET = 80


def holder_of(request: HttpRequest) -> uuid.UUID | None:
    """The matter that this browser holds a living key for; None when it holds none."""
    return proven(secret_of(request))


def secret_of(request: HttpRequest) -> str:
    """The key that this browser brings along, living or not; empty for a cookie that is not by us.

    So the link is the only place where a key can be tried, and a brake stands before it.
    """
    secret, _dot, mark = request.COOKIES.get(COOKIE, "").partition(".")
    return secret if hmac.compare_digest(mark.encode(), _mark(secret).encode()) else ""


def kept(secret: str) -> str:
    """The cookie in which a browser keeps a key: only what we gave out ourselves is ever looked up."""
    return f"{secret}.{_mark(secret)}"


def proven(secret: str) -> uuid.UUID | None:
    """The matter behind a secret; nothing for what cannot be one."""
    return matter_behind(secret) if 0 < len(secret) <= LONGEST_SECRET else None


def remember_key(response: HttpResponse, secret: str) -> None:
    """Let this browser hold the key for half a day."""
    response.set_cookie(
        COOKIE, kept(secret), max_age=HOURS * 3600, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )  # fmt: skip


def forget_key(response: HttpResponse) -> None:
    """Let this browser forget the key: at a kiosk the next person is somebody else."""
    response.delete_cookie(COOKIE, samesite="Lax")


def acting_as_holder(matter: uuid.UUID) -> AbstractContextManager[None]:
    """Act as whoever holds the key of this matter: it is all they can see."""
    return acting_as(Identity(kind=Kind.KEY, matter=matter))


def _mark(secret: str) -> str:
    return keyed_hash("key", secret).hex()[:32]


def by_key(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view act for the matter whose key this browser holds; it gets the matter's id after the request.

    Without a living key the page says where to find it. It tells whoever brings none from whoever brings a dead one,
    and no more: why a key is dead is not said.
    """

    @wraps(view)
    def held(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        matter = holder_of(request)
        if matter is None:
            return render(request, "matters/no_key.html", {"brings_none": not secret_of(request)}, status=404)
        with acting_as_holder(matter):
            return view(request, matter, *args, **named)

    return held
