# SPDX-License-Identifier: EUPL-1.2
"""Choosing a time: first the day, then the hour; for a first appointment, and for another one in its place."""

from __future__ import annotations

import uuid
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads, reads_nothing_personal
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.keyholder import by_key, remember_key
from kurzweg.servicepoint.appointment_errors import AppointmentError, GivenOtherwiseError
from kurzweg.servicepoint.appointment_forms import BookForm, StartForm, wish_of
from kurzweg.servicepoint.appointment_page import appointment_of
from kurzweg.servicepoint.booking import asked_again, asked_by, choose_again
from kurzweg.servicepoint.booking import hold as hold_time
from kurzweg.servicepoint.drawing import Wish
from kurzweg.servicepoint.errors import CounterError
from kurzweg.servicepoint.time_choice import choice_of
from kurzweg.services.snapshot import catalogue_snapshot


@require_safe
@never_cache
@reads_nothing_personal
def times(request: HttpRequest, service: str) -> HttpResponse:
    """GET /termin/zeiten/<service>/?<facts>&tag=<day>: the free times of a day."""
    return _offer(request, wish_of(request, service))


def hold(request: HttpRequest) -> HttpResponse:
    """POST /termin/: keep a time, open the matter, keep its key in this browser."""
    form = BookForm(request)
    if not form.is_valid() or form.matter is None:
        return _offer(request, form.wish, status=409)
    start = form.cleaned_data["start"]
    try:
        secret = hold_time(form.wish, form.matter, start, at=timezone.now())
    except (AppointmentError, CounterError) as otherwise:
        return _offer(request, form.wish, str(otherwise), day=timezone.localdate(start), status=409)
    answer = redirect("servicepoint:appointment")
    remember_key(answer, secret)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@reads(ObjectType.MATTER, Shown.OWN_TICKET, purpose=Purpose.INFORMING)
@by_key
def another(request: HttpRequest, matter: uuid.UUID) -> HttpResponse:
    """GET, POST /termin/verlegung/?tag=<day>: another time for the same matter."""
    appointment, otherwise = appointment_of(matter), ""
    note_read(request, matter)
    form = StartForm(request.POST)
    if request.method == "POST" and form.is_valid():
        try:
            choose_again(appointment, form.cleaned_data["start"], by=None, at=timezone.now())
        except AppointmentError as error:
            otherwise = str(error)
        else:
            return redirect("servicepoint:appointment")
    here = reverse("servicepoint:appointment-move")
    page = {"action": here, "otherwise": otherwise, "back": reverse("servicepoint:appointment")}
    try:
        choice = choice_of(request, asked_again(appointment, by=None, at=timezone.now()), here, ())
    except GivenOtherwiseError as given:
        return render(request, "servicepoint/appointment_times.html", page | {"otherwise": str(given)}, status=409)
    code = 409 if request.method == "POST" else 200
    return render(request, "servicepoint/appointment_times.html", page | {"choice": choice}, status=code)


def _offer(
    request: HttpRequest, wish: Wish, otherwise: str = "", *, day: date | None = None, status: int = 200
) -> HttpResponse:
    service = catalogue_snapshot().catalogue.services.get(wish.service)
    page: dict[str, object] = {"otherwise": otherwise, "service": service and service.title(wish.language)}
    facts = tuple(wish.facts.items())
    try:
        asked = asked_by(wish, at=timezone.now())
    except GivenOtherwiseError:  # a page of its own says how such places are given
        return redirect(f"{reverse('allocation:place', args=[wish.service])}?{urlencode(facts)}")
    except CounterError as error:
        page |= {"otherwise": str(error), "back": reverse("finder:answer", args=[service.id]) if service else "/"}
        refused = 409 if request.method == "POST" else 200
        return render(request, "servicepoint/no_appointment.html", page, status=refused)
    here = reverse("servicepoint:appointment-times", args=[wish.service])
    page |= {
        "choice": choice_of(request, asked, here, facts, day),
        "action": reverse("servicepoint:appointment"),
        "wish": wish,
        "facts": facts,
        "scarce": f"{reverse('allocation:place', args=[wish.service])}?{urlencode(facts)}" if asked.fresh_only else "",
        "back": f"{reverse('finder:answer', args=[wish.service])}?{urlencode(facts)}",
    }
    return render(request, "servicepoint/appointment_times.html", page, status=status)
