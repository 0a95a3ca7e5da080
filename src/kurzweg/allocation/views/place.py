# SPDX-License-Identifier: EUPL-1.2
"""How somebody gets a place where places are scarce: the one page to which all ways lead."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.allocation.giving import Giving, giving_of
from kurzweg.servicepoint.appointment_forms import wish_of
from kurzweg.servicepoint.errors import CounterError
from kurzweg.services.snapshot import catalogue_snapshot


@require_safe
@never_cache
@reads_nothing_personal
def show(request: HttpRequest, service: str) -> HttpResponse:
    """GET /vergabe/<service>/?<facts>: how the places are given by the unit that is responsible for this person."""
    known = catalogue_snapshot().catalogue.services.get(service)
    if known is None:
        raise Http404
    wish = wish_of(request, service)
    facts = tuple(wish.facts.items())
    page: dict[str, object] = {"service": known.title(wish.language)}
    try:
        giving: Giving = giving_of(wish, at=timezone.now())
    except CounterError as error:
        page |= {"otherwise": str(error), "back": reverse("finder:answer", args=[service])}
        return render(request, "servicepoint/no_appointment.html", page)
    times = f"{reverse('servicepoint:appointment-times', args=[service])}?{urlencode(facts)}"
    if giving.is_as_usual:
        return redirect(times)
    page |= {
        "giving": giving,
        "times": times,
        "now": timezone.now(),
        "query": urlencode(facts),
        "back": f"{reverse('finder:answer', args=[service])}?{urlencode(facts)}",
    }
    return render(request, "allocation/place.html", page)
