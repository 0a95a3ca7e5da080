# SPDX-License-Identifier: EUPL-1.2
"""A browser that stands in the hall: it belongs to nobody, and goes back to its start by itself.

Staff set it up at the device itself, and end it there: an ordinary browser that opens the pages of the kiosk stays
what it is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

COOKIE = f"{settings.COOKIE_PREFIX}kw_kiosk"
LIFE = timedelta(days=365)
START = "/kiosk/"
IDLE_SECONDS = 120
"""How long one may read a page of the kiosk; longer than anybody in a queue behind will wait."""


def is_kiosk(request: HttpRequest) -> bool:
    """Whether this browser stands in the hall."""
    return request.COOKIES.get(COOKIE) == "1"


def become_kiosk(response: HttpResponse) -> None:
    """From now on this browser is a kiosk; each start keeps it one for another year."""
    response.set_cookie(COOKIE, "1", max_age=LIFE, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax")


def cease_to_be_kiosk(response: HttpResponse) -> None:
    """From now on this browser is an ordinary one."""
    response.delete_cookie(COOKIE, samesite="Lax")


class KioskMiddleware:
    """Every page at a kiosk leads back to the start when nobody touches it, and the start stays fresh. No script.

    Whoever has logged in at the device sets it up or ends it, and is left in peace meanwhile.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.is_kiosk = is_kiosk(request)  # type: ignore[attr-defined]
        response = self.get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        somebody = getattr(request, "user", None)  # a request that nobody could read has none
        if is_page and is_kiosk(request) and not (somebody and somebody.is_authenticated):
            response.headers.setdefault("Refresh", f"{IDLE_SECONDS}; url={START}")
        return response
