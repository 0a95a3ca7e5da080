# SPDX-License-Identifier: EUPL-1.2
"""Choosing a lane, and the page of a lane: now, next, queue."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from kurzweg.accounts.models import Staff
from kurzweg.accounts.reading import note_read, reads, reads_nothing_personal
from kurzweg.events.kinds import ObjectType
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.desk import desk_of, lanes_in_use
from kurzweg.servicepoint.errors import CounterError
from kurzweg.servicepoint.models import Counter
from kurzweg.servicepoint.views.fragments import is_reading_again, page_or_part

LaneVerb = Callable[[HttpRequest, Counter], None]


@require_GET
@never_cache
@login_required
@reads_nothing_personal
def choose(request: HttpRequest) -> HttpResponse:
    """GET /servicepoint/: the lanes of one's units, and which of them are free."""
    person = staff_of(request)
    person.require("counters.choose")
    now = timezone.now()
    live, taken = live_structure(timezone.localdate(now)), lanes_in_use(now)
    counters = [counter for counter in Counter.all_of(live) if person.may("counter.serve", counter)]
    rows = [
        {
            "counter": counter,
            "unit": live.name_of(counter.unit, request.LANGUAGE_CODE),
            "is_mine": taken.get(counter.lane) == person.pk,
            "is_free": counter.lane not in taken,
        }
        for counter in counters
    ]
    return render(request, "servicepoint/lanes.html", {"rows": rows})


@require_GET
@never_cache
@login_required
@reads(ObjectType.MATTER, "queue", purpose="Aufruf")
def show(request: HttpRequest, lane: str) -> HttpResponse:
    """GET /servicepoint/<lane>/: the page of a lane, or for an open page its three zones."""
    return lane_page(request, counter_for(request, lane))


def lane_verb(verb: LaneVerb) -> Callable[[HttpRequest, str], HttpResponse]:
    """A verb of a lane as POST: done, back to the page; come otherwise, the page says how and shows the new state."""

    @require_POST
    @login_required
    @reads(ObjectType.MATTER, "queue", purpose="Aufruf")
    @wraps(verb)
    def answer(request: HttpRequest, lane: str) -> HttpResponse:
        counter = counter_for(request, lane)
        try:
            verb(request, counter)
        except CounterError as otherwise:
            return lane_page(request, counter, otherwise=str(otherwise))
        return redirect("servicepoint:counter", lane=lane)

    return answer  # type: ignore[return-value]


def lane_page(request: HttpRequest, counter: Counter, *, otherwise: str = "") -> HttpResponse:
    now = timezone.now()
    desk = desk_of(counter, staff_of(request), at=now)
    if desk.matter is not None and not is_reading_again(request):
        note_read(request, desk.matter)
    page = {
        "counter": counter,
        "unit_name": counter.live.name_of(counter.unit, request.LANGUAGE_CODE),
        "desk": desk,
        "otherwise": otherwise,
        "topic": f"queue:{counter.unit}",
        "here": reverse("servicepoint:counter", args=[counter.code]),
    }
    return page_or_part(request, "servicepoint/counter.html", "zones", page, status=409 if otherwise else 200)


def counter_for(request: HttpRequest, lane: str) -> Counter:
    """The lane of this address, for whoever may serve there; no such lane is 404, another unit's is 403."""
    counter = Counter.at(live_structure(timezone.localdate()), lane)
    if counter is None:
        raise Http404
    staff_of(request).require("counter.serve", counter)
    return counter


def staff_of(request: HttpRequest) -> Staff:
    """Who is logged in."""
    if not isinstance(request.user, Staff):
        raise PermissionDenied
    return request.user
