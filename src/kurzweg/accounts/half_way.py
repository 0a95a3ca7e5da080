# SPDX-License-Identifier: EUPL-1.2
"""Half way in: the first proof was right, the second is still to come. Nobody acts meanwhile, nobody is known."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from kurzweg.accounts.entering import session_of, working
from kurzweg.accounts.models import Staff

HALF = "half-way"
LASTS = timedelta(minutes=10)


@dataclass(frozen=True)
class HalfWay:
    """Who is half way in, and where they wanted to go."""

    person: Staff
    wanted: str


def half_way(request: HttpRequest, person: Staff, wanted: str) -> HttpResponse:
    """Remember it in a session of nobody, under a key that nobody knew before, and ask for the second proof."""
    session = session_of(request)
    session.flush()
    session[HALF] = {"person": str(person.pk), "wanted": wanted[:2000], "at": timezone.now().isoformat()}
    return redirect("accounts:second-step")


def half_way_of(request: HttpRequest) -> HalfWay | None:
    """Who is half way in with this browser; None when nobody is, or it took too long."""
    kept = session_of(request).get(HALF)
    if not kept:
        return None
    age = timezone.now() - datetime.fromisoformat(kept["at"])
    person = working(uuid.UUID(kept["person"])) if timedelta(minutes=-2) <= age < LASTS else None
    return HalfWay(person, kept["wanted"]) if person else None
