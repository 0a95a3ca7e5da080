# SPDX-License-Identifier: EUPL-1.2
"""How good our waiting times are, for everybody; and what a change of a hall would do, for whoever serves there."""

from __future__ import annotations

import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.lanes_now import lanes_now
from kurzweg.servicepoint.models import Counter, WaitScore, WhatIf
from kurzweg.servicepoint.models.lane_break import LENGTHS
from kurzweg.servicepoint.models.what_if import Change
from kurzweg.servicepoint.views.counter import counter_for
from kurzweg.services.snapshot import catalogue_snapshot

DAYS: Final = 28
PATIENCE: Final = 1.0
"""Seconds for which a page waits for the forecaster's answer before it says that it is still being played."""
GLANCE: Final = 0.02


@dataclass(frozen=True, kw_only=True)
class HouseScore:
    """The last weeks of one house: whether its figures are trusted, and each day."""

    name: str
    is_trusted: bool
    days: Sequence[WaitScore]


@require_GET
@reads_nothing_personal
def scores(request: HttpRequest) -> HttpResponse:
    """GET /wartezeiten/: what was told on each day, and how often it was true."""
    live = live_structure(timezone.localdate())
    houses = [_house(site.name, live.sites[site.id]) for site in live.plan.sites]
    return render(request, "servicepoint/waits.html", {"houses": [house for house in houses if house.days]})


def _house(name: str, site: int) -> HouseScore:
    week = WaitScore.objects.last_week_of(site)
    days = list(WaitScore.objects.days().filter(site=site, service=None).order_by("-last")[:DAYS])
    return HouseScore(name=name, is_trusted=week is None or week.is_trusted, days=days)


@require_GET
@never_cache
@reads_nothing_personal
@staff_only
def try_out(request: StaffRequest, lane: str) -> HttpResponse:
    """GET /servicepoint/<lane>/probe/: what can be tried, and the answer to what was asked last."""
    counter, now = counter_for(request, lane), timezone.now()
    staffed = lanes_now(now)
    lanes = counter.of_same_unit()
    page = {
        "counter": counter,
        "lanes": [
            {
                "counter": one,
                "is_open": one.lane in staffed,
                "moves": [free for free in lanes if free.lane not in staffed and free.serves != one.serves],
            }
            for one in lanes
        ],
        "minutes": LENGTHS,
        "asked": _answered(request, counter),
    }
    return render(request, "servicepoint/try_out.html", page)


@require_POST
@never_cache
@reads_nothing_personal
@staff_only
def ask(request: StaffRequest, lane: str) -> HttpResponse:
    """POST /servicepoint/<lane>/probe/frage/: what would this change do?"""
    counter = counter_for(request, lane)
    lanes = {one.code: one for one in counter.of_same_unit()}
    change, subject = request.POST.get("change", ""), lanes.get(request.POST.get("lane", ""))
    towards, minutes = lanes.get(request.POST.get("towards", "")), request.POST.get("minutes", "")
    is_whole = change in Change.values and subject is not None and (towards is not None) == (change == Change.MOVE)
    if not is_whole or subject is None or minutes not in {"", *map(str, LENGTHS)}:
        raise BadRequest("change")
    asked = WhatIf.ask(
        counter.unit, subject.lane, change, minutes=int(minutes) if minutes else None,
        towards=towards.lane if towards else None, at=timezone.now(),
    )  # fmt: skip
    return redirect(f"{reverse('servicepoint:try-out', args=[lane])}?question={asked.pk}")


def _answered(request: StaffRequest, counter: Counter) -> dict[str, Any] | None:
    """The question of this address with its answer; for a moment the page waits for it."""
    try:
        key = uuid.UUID(request.GET.get("question", ""))
    except ValueError:
        return None
    end = time.monotonic() + PATIENCE
    while True:
        asked = WhatIf.objects.filter(pk=key).first()
        if asked is None or asked.answer is not None or time.monotonic() > end:
            break
        time.sleep(GLANCE)
    if asked is None:
        return None
    names = counter.live.lane_names
    return {
        "question": asked,
        "lane": names.get(asked.lane_id, ""),
        "towards": names.get(asked.towards_id or 0, ""),
        "answer": _named(asked.answer or {}, request.LANGUAGE_CODE),
    }


def _named(answer: dict[str, Any], language: str) -> dict[str, Any]:
    """The answer with the services by their names."""
    services = catalogue_snapshot().catalogue.services
    rows = [
        {**row, "name": services[row["service"]].title(language).value}
        for row in answer.get("services", ())
        if row["service"] in services
    ]
    return {**answer, "services": rows}
