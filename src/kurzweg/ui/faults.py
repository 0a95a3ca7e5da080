# SPDX-License-Identifier: EUPL-1.2
"""Faults of ours: a number for the person, and for whoever mends it where it happened. Never what was typed."""

from __future__ import annotations

import logging
import secrets
import traceback

from django.http import HttpRequest

LETTERS = "ACDEFHJKLMNPRTUVWXY34679"
"""Without letters and digits that sound or look alike: the number is read out on the telephone."""

log = logging.getLogger("kurzweg.faults")


def note_fault(request: HttpRequest, exception: Exception) -> str:
    """Write down where a fault happened, and give it the number that the page will show.

    The message of the exception stays out: it may quote what somebody typed, or the row of a person.
    """
    number = "".join(secrets.choice(LETTERS) for _ in range(6))
    page = request.resolver_match.view_name if request.resolver_match else "no page"
    places = "".join(traceback.format_list(traceback.extract_tb(exception.__traceback__)))
    log.error("Fault %s on %s: %s\n%s", number, page, type(exception).__qualname__, places)
    request.fault = number  # type: ignore[attr-defined]
    return number


def number_of(request: HttpRequest) -> str:
    """The number of the fault that ended this request; dashes when it fell where nobody could write it down."""
    return getattr(request, "fault", "") or "–"
