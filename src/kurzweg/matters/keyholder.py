# SPDX-License-Identifier: EUPL-1.2
"""Whoever holds the secret key of a matter, for a few hours in one browser.

The key stands in a link or a QR code. The first call exchanges it for a cookie and leads on to an address
without it, so that it stands in no history, no referrer and no log. The cookie is proven anew at every call:
a key that was revoked or has expired opens nothing any more.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kurzweg.matters.kept_key import KeptKey, can_be_one
from kurzweg.matters.models.key import matter_behind
from kurzweg.walls.identity import Identity, Kind, acting_as

COOKIE = f"{settings.COOKIE_PREFIX}kw_schluessel"
HOURS = 12
KEY = KeptKey(COOKIE, "key")
secret_of, kept = KEY.secret_of, KEY.kept


def holder_of(request: HttpRequest) -> uuid.UUID | None:
    """The matter that this browser holds a living key for; None when it holds none."""
    return proven(secret_of(request))


def proven(secret: str) -> uuid.UUID | None:
    """The matter behind a secret; nothing for what cannot be one."""
    return matter_behind(secret) if can_be_one(secret) else None


def remember_key(response: HttpResponse, secret: str) -> None:
    """Let this browser hold the key for half a day."""
    KEY.remember(response, secret, lives=timedelta(hours=HOURS))


def forget_key(response: HttpResponse) -> None:
    """Let this browser forget the key: at a kiosk the next person is somebody else."""
    response.delete_cookie(COOKIE, samesite="Lax")


def acting_as_holder(matter: uuid.UUID) -> AbstractContextManager[None]:
    """Act as whoever holds the key of this matter: it is all they can see."""
    return acting_as(Identity(kind=Kind.KEY, matter=matter))


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
