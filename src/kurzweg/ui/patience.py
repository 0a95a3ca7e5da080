# SPDX-License-Identifier: EUPL-1.2
"""The answer to too many tries: kindly, with the time after which the next one counts."""

from __future__ import annotations

from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kurzweg.ui.speaking import minutes


def too_many(seconds: int) -> str:
    """The sentence."""
    return _("Das waren zu viele Versuche. Bitte warten Sie: {time}.").format(time=minutes(max(1, ceil(seconds / 60))))


def slowed(answer: HttpResponse, seconds: int) -> HttpResponse:
    """The same page as 429, with the time in a header for programs."""
    answer.status_code = 429
    answer.headers["Retry-After"] = str(seconds)
    return answer


def slow_down(request: HttpRequest, seconds: int) -> HttpResponse:
    """A page of its own for where there is no form to say it in."""
    return slowed(render(request, "ui/slow_down.html", {"sentence": too_many(seconds)}), seconds)
