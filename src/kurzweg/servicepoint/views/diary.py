# SPDX-License-Identifier: EUPL-1.2
"""The appointments of a day in one's units: who is there, who did not come, and another time."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads
from kurzweg.events.kinds import ObjectType
from kurzweg.servicepoint.appointment_errors import AppointmentError
from kurzweg.servicepoint.appointment_forms import DayForm, StartForm
from kurzweg.servicepoint.booking import asked_again, choose_again
from kurzweg.servicepoint.diary import day_of
from kurzweg.servicepoint.errors import CounterError
from kurzweg.servicepoint.models import Appointment
from kurzweg.servicepoint.time_choice import choice_of
from kurzweg.ui import speaking
from kurzweg.ui.notices import tell

Verb = Callable[[StaffRequest, Appointment, datetime], None]


@require_safe
@never_cache
@reads(ObjectType.MATTER, Shown.QUEUE, purpose=Purpose.CALLING)
@staff_only
def show(request: StaffRequest) -> HttpResponse:
    """GET /termine/?tag=<day>: the appointments of a day."""
    request.user.require("appointments.see")
    form = DayForm(request.GET)
    wished: date | None = form.cleaned_data["tag"] if form.is_valid() else None
    return _page(request, wished)


def verb(act: Verb) -> Callable[..., HttpResponse]:
    """A verb of an appointment as POST: done, back to its day; come otherwise, the page of the day says how."""

    @require_POST
    @reads(ObjectType.MATTER, Shown.QUEUE, purpose=Purpose.CALLING)
    @staff_only
    @wraps(act)
    def answer(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
        appointment = _found(request, key)
        day = timezone.localdate(appointment.start)
        try:
            act(request, appointment, timezone.now())
        except (AppointmentError, CounterError) as otherwise:
            return _page(request, day, otherwise=str(otherwise))
        return redirect(_address(day))

    return answer  # type: ignore[return-value]  # `reads` takes views of any answer


@verb
def arrive(request: StaffRequest, appointment: Appointment, at: datetime) -> None:
    """POST …/ankunft/: the person stands here; they get a number."""
    ticket = appointment.check_in(by=request.user, at=at)
    tell(request, _("Angemeldet. Die Wartenummer ist {number}.").format(number=ticket.call_number))


@verb
def miss(request: StaffRequest, appointment: Appointment, at: datetime) -> None:
    """POST …/nicht-gekommen/"""
    appointment.miss(by=request.user, at=at)


@verb
def cancel(request: StaffRequest, appointment: Appointment, at: datetime) -> None:
    """POST …/absage/"""
    appointment.cancel(by=request.user, at=at)
    tell(request, _("Abgesagt. Die Zeit ist wieder frei."))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@reads(ObjectType.MATTER, Shown.QUEUE, purpose=Purpose.CALLING)
@staff_only
def move(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """GET, POST …/verlegung/?tag=<day>: another time, chosen with the person or told them."""
    appointment, otherwise = _found(request, key), ""
    form = StartForm(request.POST)
    if request.method == "POST" and form.is_valid():
        try:
            moved = choose_again(appointment, form.cleaned_data["start"], by=request.user, at=timezone.now())
        except AppointmentError as error:
            otherwise = str(error)
        else:
            tell(request, _("Verlegt auf {moment}.").format(moment=speaking.moment(moved.start)))
            return redirect(_address(timezone.localdate(moved.start)))
    here = reverse("servicepoint:diary-move", args=[key])
    page = {
        "appointment": appointment,
        "choice": choice_of(request, asked_again(appointment, by=request.user, at=timezone.now()), here, ()),
        "action": here,
        "otherwise": otherwise,
        "back": _address(timezone.localdate(appointment.start)),
    }
    return render(request, "servicepoint/diary_move.html", page, status=409 if request.method == "POST" else 200)


def _found(request: StaffRequest, key: uuid.UUID) -> Appointment:
    """The appointment, for whoever may see it; another unit's is not there."""
    request.user.require("appointments.see")
    appointment = get_object_or_404(Appointment.objects.select_related("matter"), pk=key)
    note_read(request, appointment.matter_id)
    return appointment


def _page(request: StaffRequest, wished: date | None, *, otherwise: str = "") -> HttpResponse:
    now = timezone.now()
    diary = day_of(wished or timezone.localdate(now), request.LANGUAGE_CODE, at=now)
    note_read(request, *(row.appointment.matter_id for row in diary.rows))
    page = {"diary": diary, "otherwise": otherwise}
    return render(request, "servicepoint/diary.html", page, status=409 if otherwise else 200)


def _address(day: date) -> str:
    return f"{reverse('servicepoint:diary')}?tag={day.isoformat()}"
