# SPDX-License-Identifier: EUPL-1.2
"""A browser that stands in the hall: it belongs to nobody, and goes back to its start by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

COOKIE = f"{settings.COOKIE_PREFIX}kw_kiosk"
LIFE = timedelta(minutes=15)
START = "/kiosk/"
IDLE_SECONDS = 120
"""How long one may read a page of the kiosk; longer than anybody in a queue behind will wait."""


def is_kiosk(request: HttpRequest) -> bool:
    """Whether this browser stands in the hall; it says so from its start page on."""
    return COOKIE in request.COOKIES


def mark_as_kiosk(response: HttpResponse) -> None:
    """From its start page on a browser is a kiosk, until it has not seen that page for a while."""
    response.set_cookie(COOKIE, "1", max_age=LIFE, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax")


class KioskMiddleware:
    """Every page at a kiosk leads back to the start when nobody touches it, and the start stays fresh. No script."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if is_page and (is_kiosk(request) or request.path == START):
            response.headers.setdefault("Refresh", f"{IDLE_SECONDS}; url={START}")
        return response
