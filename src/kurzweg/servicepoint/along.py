# SPDX-License-Identifier: EUPL-1.2
"""The path of a visitor who has several matters: the ticket of one leads back to the others.

The browser keeps the address of the path, which holds answers and no name, as long as it keeps the key of the ticket.
A kiosk keeps nothing: it belongs to nobody.
"""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kurzweg.matters.keyholder import HOURS

COOKIE = f"{settings.COOKIE_PREFIX}kw_weg"
LONGEST = 1000
_QUERY = re.compile(r"[\w%=&.+-]+", re.ASCII)
"""What an encoded query is made of: nothing in it can lead elsewhere."""


def take_along(response: HttpResponse, query: str) -> None:
    """Let this browser remember the path from which a number was drawn."""
    if len(query) <= LONGEST and _QUERY.fullmatch(query):
        response.set_cookie(
            COOKIE, query, max_age=HOURS * 3600, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )


def path_of(request: HttpRequest) -> str:
    """The address of the path that this visitor came from; empty when there is none."""
    query = request.COOKIES.get(COOKIE, "")
    known = len(query) <= LONGEST and _QUERY.fullmatch(query)
    return f"{reverse('finder:path')}?{query}" if known else ""


def forget_path(response: HttpResponse) -> None:
    """Let this browser forget it: the next person at a kiosk is somebody else."""
    response.delete_cookie(COOKIE, samesite="Lax")
