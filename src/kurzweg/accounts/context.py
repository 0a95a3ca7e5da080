# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from kurzweg.accounts.demo import demo_is_open
from kurzweg.accounts.models import Staff
from kurzweg.accounts.navigation import Entry, entries_for, first_page
from kurzweg.accounts.parts import Part
from kurzweg.accounts.resting import still_parts
from kurzweg.offices.live import NoStructureError, live_structure
from kurzweg.services.snapshot import NoCatalogueError


def house(request: HttpRequest) -> dict[str, Any]:
    """What every page shows of the house: its name, and to staff who they are and where they may go."""
    facts: dict[str, Any] = {"home": "/", "office_name": _remembered_name[-1], "is_training": settings.TRAINING}
    if not connection.in_atomic_block or connection.needs_rollback:
        # Error pages are drawn when the request's transaction is over or given up: nobody acts there.
        return {"house": facts}
    still = still_parts(request)
    facts |= {
        "office_name": office_name(),
        "is_demo": demo_is_open(),
        "privacy": reverse("startpack:notice"),
        "saved": reverse("finder:saved"),
        "staff_way": reverse("accounts:login"),
        "manifest": reverse("finder:manifest"),
        "parts": [part.value for part in Part if part not in still],
    }
    person = getattr(request, "user", None)
    if isinstance(person, Staff):
        home = first_page(person, still)
        facts |= {
            "home": home,
            "staff_way": home,
            "staff_name": person.name,
            "account": reverse("accounts:account"),
            "log_out": reverse("accounts:logout"),
            "uncover": reverse("accounts:uncover"),
            "log_in": reverse("accounts:login"),
            "training_room": settings.TRAINING_ROOM,
            "navigation": [_line(entry, person, request.path) for entry in entries_for(person, still)],
        }
    return {"house": facts}


def _line(entry: Entry, person: Staff, here: str) -> dict[str, Any]:
    return {
        "url": entry.url,
        "label": entry.title,
        "here": here.startswith(entry.url),
        "icon": entry.icon,
        "count": cache(lambda: entry.waiting(person) if entry.waiting else 0),  # asked only where it is drawn
    }


_remembered_name = ["kurzweg"]


def office_name() -> str:
    """How the office calls itself today; the product's name before it has a structure."""
    try:
        _remembered_name[:] = [live_structure(timezone.localdate()).plan.office]
    except (NoStructureError, NoCatalogueError):
        _remembered_name[:] = ["kurzweg"]
    return _remembered_name[-1]
