# SPDX-License-Identifier: EUPL-1.2
"""My appointment: confirming it, seeing it, giving it back, being there, and the file for a calendar."""

from __future__ import annotations

import uuid

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads, reads_nothing_personal
from kurzweg.engine.appointments import calendar
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.keyholder import by_key, secret_of
from kurzweg.matters.views import status
from kurzweg.servicepoint.appointment_errors import AppointmentError
from kurzweg.servicepoint.appointment_forms import ConfirmForm
from kurzweg.servicepoint.appointment_page import appointment_of, entry_of, told_of
from kurzweg.servicepoint.errors import CounterError
from kurzweg.servicepoint.views import appointment_times
from kurzweg.ui.qr import qr_file
from kurzweg.walls.identity import Identity, Kind, acting_as


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@never_cache
@reads(ObjectType.MATTER, Shown.OWN_TICKET, purpose=Purpose.INFORMING)
def mine(request: HttpRequest) -> HttpResponse:
    """POST /termin/ keeps a time; GET /termin/ shows its holder the appointment."""
    if request.method == "POST":
        return appointment_times.hold(request)
    return show(request) if secret_of(request) else render(request, "servicepoint/no_appointment.html")


@by_key
def show(request: HttpRequest, matter: uuid.UUID, *, otherwise: str = "", form: Form | None = None) -> HttpResponse:
    """The page of an appointment."""
    told = told_of(appointment_of(matter), get_language() or "de", at=timezone.now())
    note_read(request, matter)
    page = {
        "told": told,
        "otherwise": otherwise,
        "form": form or ConfirmForm(),
        "keep": reverse("servicepoint:appointment-enter", args=[secret_of(request)]),
    }
    code = 409 if otherwise else 422 if form else 200
    return render(request, "servicepoint/appointment.html", page, status=code)


@require_safe
@never_cache
@reads_nothing_personal
def enter(request: HttpRequest, secret: str) -> HttpResponseBase:
    """GET /termin/schluessel/<secret>/: as the link to the status of a matter, and leads on to the appointment."""
    answer = status.enter(request, secret)
    leads_to = answer.headers.get("Location", "")
    if leads_to:
        answer.headers["Location"] = leads_to.replace(reverse("matters:status"), reverse("servicepoint:appointment"))
    return answer


@require_POST
@sensitive_post_parameters()
@never_cache
@reads(ObjectType.MATTER, Shown.OWN_TICKET, purpose=Purpose.INFORMING)
@by_key
def confirm(request: HttpRequest, matter: uuid.UUID) -> HttpResponse:
    """POST /termin/bestaetigung/: I want this time, under this name."""
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return show(request, form=form)
    try:
        appointment_of(matter).confirm(form.cleaned_data["name"], by=None, at=timezone.now())
    except AppointmentError as otherwise:
        return show(request, otherwise=str(otherwise))
    return redirect("servicepoint:appointment")


@require_POST
@never_cache
@reads(ObjectType.MATTER, Shown.OWN_TICKET, purpose=Purpose.INFORMING)
@by_key
def cancel(request: HttpRequest, matter: uuid.UUID) -> HttpResponse:
    """POST /termin/absage/: I do not come."""
    try:
        appointment_of(matter).cancel(by=None, at=timezone.now())
    except AppointmentError as otherwise:
        return show(request, otherwise=str(otherwise))
    return redirect("servicepoint:appointment")


@require_POST
@never_cache
@reads(ObjectType.MATTER, Shown.OWN_TICKET, purpose=Purpose.INFORMING)
@by_key
def arrive(request: HttpRequest, matter: uuid.UUID) -> HttpResponse:
    """POST /termin/ankunft/: I am here; the appointment becomes a number."""
    try:
        # Numbers are drawn by whoever stands in the hall: for this matter, and for nothing else.
        with acting_as(Identity(kind=Kind.ANONYMOUS, matter=matter)):
            appointment_of(matter).check_in(by=None, at=timezone.now())
    except (AppointmentError, CounterError) as otherwise:
        return show(request, otherwise=str(otherwise))
    return redirect("servicepoint:ticket")


@require_safe
@never_cache
@reads(ObjectType.MATTER, Shown.OWN_TICKET, purpose=Purpose.INFORMING)
@by_key
def for_calendar(request: HttpRequest, matter: uuid.UUID) -> HttpResponse:
    """GET /termin/termin.ics: the appointment for a calendar; fetched again after a change it replaces itself."""
    told = told_of(appointment_of(matter), get_language() or "de", at=timezone.now())
    note_read(request, matter)
    answer = HttpResponse(calendar(entry_of(told)), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="termin.ics"'
    return answer


@require_safe
@never_cache
@reads_nothing_personal
@by_key
def picture_of_key(request: HttpRequest, matter: uuid.UUID) -> HttpResponse:  # noqa: ARG001  the key itself is shown
    """GET /termin/qr.svg: the link with the secret key, to be kept by a phone."""
    link = reverse("servicepoint:appointment-enter", args=[secret_of(request)])
    return qr_file(request.build_absolute_uri(link), border=1)
