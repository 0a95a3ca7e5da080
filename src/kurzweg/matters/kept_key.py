# SPDX-License-Identifier: EUPL-1.2
"""A secret key in the cookie of one browser, beside a mark that only this installation can make.

So only what we gave out ourselves is ever looked up: the link is the only place where a key can be tried, and a brake
stands before it.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from kurzweg.walls.keys import keyed_hash

LONGEST_SECRET: Final = 80


@dataclass(frozen=True)
class KeptKey:
    """One kind of key: the cookie that keeps it, and what its mark is made for."""

    cookie: str
    purpose: str

    def kept(self, secret: str) -> str:
        """What stands in the cookie."""
        return f"{secret}.{self._mark(secret)}"

    def secret_of(self, request: HttpRequest) -> str:
        """The key that this browser brings along, living or not; empty for a cookie that is not by us."""
        secret, _dot, mark = request.COOKIES.get(self.cookie, "").partition(".")
        return secret if hmac.compare_digest(mark.encode(), self._mark(secret).encode()) else ""

    def remember(self, response: HttpResponse, secret: str, *, lives: timedelta) -> None:
        """Let this browser hold the key for so long."""
        response.set_cookie(
            self.cookie, self.kept(secret), max_age=lives, httponly=True, samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip

    def _mark(self, secret: str) -> str:
        return keyed_hash(self.purpose, secret).hex()[:32]


def can_be_one(secret: str) -> bool:
    """Whether it is worth looking up."""
    return 0 < len(secret) <= LONGEST_SECRET
