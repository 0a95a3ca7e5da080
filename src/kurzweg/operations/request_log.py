# SPDX-License-Identifier: EUPL-1.2
"""One line per request: which page, how it ended, how long it took. Never an address, a form or a name.

An address may hold a secret key or the number of somebody's case, so the page is named by its route.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from kurzweg.operations.counting import TALLY
from kurzweg.walls.trace import traced

HEADER = "X-Request-ID"
log = logging.getLogger("kurzweg.requests")


class RequestLogMiddleware:
    """Stands outermost: gives the request its number, times it, writes its line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with traced() as number:
            begun = time.perf_counter()
            response = self.get_response(request)
            seconds = time.perf_counter() - begun
            page = page_of(request)
            method = request.method if request.method in METHODS else "OTHER"
            TALLY.count(page, method or "OTHER", response.status_code, seconds)
            response.headers[HEADER] = str(number)
            log.log(
                logging.DEBUG if page in UNTOLD else logging.INFO,
                page,
                extra={
                    "said": {
                        "request": str(number),
                        "page": page,
                        "method": method,
                        "status": response.status_code,
                        "ms": round(seconds * 1000, 1),
                        "as": kind_of(request),
                        **({"fault": fault} if (fault := getattr(request, "fault", "")) else {}),
                    }
                },
            )
            return response


UNTOLD = {"health", "static"}
"""Counted, but not worth a line each: machines ask every few seconds, and each page has its files."""
BESIDE = (("/static/", "static"), ("/health/", "health"), ("/metrics", "health"))
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


def page_of(request: HttpRequest) -> str:
    """The name of the page; files of pages are one, and so is everything that is not there."""
    match = getattr(request, "resolver_match", None)
    if match:
        return str(match.view_name)
    return next((name for beginning, name in BESIDE if request.path.startswith(beginning)), "none")


def kind_of(request: HttpRequest) -> str:
    """As what somebody asked: a member of staff, or anybody. Never who."""
    known = getattr(request, "_cached_user", None)  # asked for already, or not at all: nothing is asked of the database
    return "staff" if known is not None and known.is_authenticated else "visitor"
