# SPDX-License-Identifier: EUPL-1.2
"""Daily operation beside the plan: what is closed, and closing a place for some days."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.offices.live import live_structure
from kurzweg.offices.models import Closure, Place
from kurzweg.servicepoint.operation import absences_from, closable, closures_from, people_of
from kurzweg.servicepoint.operation_forms import ClosureForm
from kurzweg.servicepoint.stranded import StrandedError
from kurzweg.ui.notices import tell


@require_safe
@reads_nothing_personal
@staff_only
def index(request: StaffRequest) -> HttpResponse:
    """GET /betrieb/: what is closed and who is away, today and later."""
    request.user.require("operation.see")
    today = timezone.localdate()
    live, people = live_structure(today), people_of(request.user, today)
    page = {
        "closures": closures_from(today, request.user, live, request.LANGUAGE_CODE),
        "absences": absences_from(today, people),
        "today": today,
    }
    return render(request, "servicepoint/operation.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
def close(request: StaffRequest) -> HttpResponse:
    """GET, POST /betrieb/schliessung/"""
    request.user.require("operation.see")
    today = timezone.localdate()
    places = closable(request.user, live_structure(today), request.LANGUAGE_CODE)
    sent = request.POST if request.method == "POST" else None
    form = ClosureForm(sent, places=[(place.code, place.name) for place in places], today=today)
    if form.is_valid():
        chosen = next(place for place in places if place.code == form.cleaned_data["place"])
        try:
            closure = _close(request, chosen.place, form)
        except StrandedError as error:
            form.add_error("first", str(error))
        else:
            undo = reverse("servicepoint:closure-lift", args=[closure.pk])
            tell(request, _("Eingetragen: {name} ist geschlossen.").format(name=chosen.name), undo=undo)
            return redirect("servicepoint:operation")
    return render(request, "servicepoint/closure.html", {"form": form}, status=422 if form.errors else 200)


def _close(request: StaffRequest, place: Place, form: ClosureForm) -> Closure:
    typed, at = form.cleaned_data, timezone.now()
    return Closure.close(
        place, first=typed["first"], last=typed["last"], reason=typed["reason"], by=request.user, at=at
    )


@require_POST
@reads_nothing_personal
@staff_only
def lift(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """POST /betrieb/schliessung/<key>/aufhebung/"""
    closure = get_object_or_404(Closure, pk=key)
    request.user.require("place.close", closure.place)
    closure.lift(by=request.user, at=timezone.now())
    tell(request, _("Aufgehoben: Es ist geöffnet wie sonst."))
    return redirect("servicepoint:operation")
