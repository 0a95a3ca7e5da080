# SPDX-License-Identifier: EUPL-1.2
"""Whoever holds the secret key of an application, for a few hours in one browser; as with the key of a matter."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kurzweg.allocation.models import Application
from kurzweg.allocation.models.application import application_behind
from kurzweg.matters.kept_key import KeptKey, can_be_one
from kurzweg.matters.keyholder import HOURS
from kurzweg.servicepoint.kiosk import IDLE_SECONDS, is_kiosk
from kurzweg.walls.identity import Identity, Kind, acting_as

COOKIE = f"{settings.COOKIE_PREFIX}kw_bewerbung"
KEY = KeptKey(COOKIE, "application key")
secret_of, kept = KEY.secret_of, KEY.kept


def proven(secret: str) -> uuid.UUID | None:
    """The application behind a secret; nothing for what cannot be one."""
    return application_behind(secret) if can_be_one(secret) else None


def remember_application(request: HttpRequest, response: HttpResponse, secret: str) -> None:
    """Let this browser hold the key for half a day; one in the hall only until the next person comes."""
    seconds = IDLE_SECONDS if is_kiosk(request) else HOURS * 3600
    KEY.remember(response, secret, lives=timedelta(seconds=seconds))


def by_application(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view act for the application whose key this browser holds; it gets the application after the request."""

    @wraps(view)
    def held(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        key = proven(secret_of(request))
        if key is None:
            return render(request, "allocation/no_application.html", status=404)
        with acting_as(Identity(kind=Kind.KEY, matter=key)):
            application = Application.objects.select_related("round", "waitlist").get(pk=key)
            return view(request, application, *args, **named)

    return held
