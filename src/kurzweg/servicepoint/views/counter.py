# SPDX-License-Identifier: EUPL-1.2
"""Choosing a lane, and the page of a lane: now, next, queue."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads, reads_nothing_personal
from kurzweg.events.kinds import ObjectType
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.desk import desk_of
from kurzweg.servicepoint.errors import CounterError
from kurzweg.servicepoint.kiosk import is_kiosk
from kurzweg.servicepoint.lanes_now import break_in_words, lanes_now
from kurzweg.servicepoint.models import Counter
from kurzweg.servicepoint.models.lane_break import LENGTHS
from kurzweg.servicepoint.views.fragments import page_or_part

Words = ParamSpec("Words")
"""What the address of a verb says beside the lane."""


@require_GET
@never_cache
@reads_nothing_personal
@staff_only
def choose(request: StaffRequest) -> HttpResponse:
    """GET /servicepoint/: the lanes of one's units, and which of them are free."""
    person = request.user
    person.require("counters.choose")
    now = timezone.now()
    live, staffed = live_structure(timezone.localdate(now)), lanes_now(now)
    counters = [counter for counter in Counter.all_of(live) if person.may("counter.serve", counter)]
    rows = [
        {
            "counter": counter,
            "unit": live.name_of(counter.unit, request.LANGUAGE_CODE),
            "is_mine": here is not None and here.who == person.pk,
            "is_free": here is None,
            "resting": break_in_words(here) if here else "",
        }
        for counter in counters
        for here in [staffed.get(counter.lane)]
    ]
    return render(request, "servicepoint/lanes.html", {"rows": rows, "is_kiosk": is_kiosk(request)})


@require_GET
@never_cache
@reads(ObjectType.MATTER, Shown.QUEUE, purpose=Purpose.CALLING)
@staff_only
def show(request: StaffRequest, lane: str) -> HttpResponse:
    """GET /servicepoint/<lane>/: the page of a lane, or for an open page its three zones."""
    return lane_page(request, counter_for(request, lane))


def lane_verb(verb: Callable[Concatenate[StaffRequest, Counter, Words], None]) -> Callable[..., HttpResponse]:
    """A verb of a lane as POST: done, back to the page; come otherwise, the page says how and shows the new state."""

    @require_POST
    @reads(ObjectType.MATTER, Shown.QUEUE, purpose=Purpose.CALLING)
    @staff_only  # type: ignore[arg-type]  # mypy takes what is wrapped for something else
    @wraps(verb)
    def answer(request: StaffRequest, lane: str, *rest: Words.args, **words: Words.kwargs) -> HttpResponse:
        counter = counter_for(request, lane)
        try:
            verb(request, counter, *rest, **words)
        except CounterError as otherwise:
            return lane_page(request, counter, otherwise=str(otherwise))
        return redirect("servicepoint:counter", lane=lane)

    return answer  # type: ignore[return-value]  # `reads` takes views of any answer


def lane_page(request: StaffRequest, counter: Counter, *, otherwise: str = "") -> HttpResponse:
    now = timezone.now()
    desk = desk_of(counter, request.user, at=now)
    if desk.matter is not None:
        note_read(request, desk.matter)
    page = {
        "counter": counter,
        "unit_name": counter.live.name_of(counter.unit, request.LANGUAGE_CODE),
        "desk": desk,
        "otherwise": otherwise,
        "breaks": LENGTHS,
        "topic": f"queue:{counter.unit}",
        "here": reverse("servicepoint:counter", args=[counter.code]),
    }
    return page_or_part(request, "servicepoint/counter.html", "zones", page, status=409 if otherwise else 200)


def counter_for(request: StaffRequest, lane: str) -> Counter:
    """The lane of this address, for whoever may serve there; no such lane is 404, another unit's is 403."""
    counter = Counter.at(live_structure(timezone.localdate()), lane)
    if counter is None:
        raise Http404
    request.user.require("counter.serve", counter)
    return counter
