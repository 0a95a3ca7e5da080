# SPDX-License-Identifier: EUPL-1.2
"""The receiving unit answers: it takes the matter over, or says why not."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import reads
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.errors import AlreadyAnsweredError, MatterError
from kurzweg.matters.forms import DeclineForm
from kurzweg.matters.models import Handover
from kurzweg.matters.naming import naming_of
from kurzweg.matters.views.found import came_otherwise, find_handover
from kurzweg.ui.notices import tell


@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.MATTER, Shown.HANDOVER, purpose=Purpose.HANDOVER)
@staff_only
def accept(request: StaffRequest, number: str) -> HttpResponse:
    """GET, POST /anliegen/<number>/uebernahme/"""
    handover = find_handover(request, number)
    if request.method != "POST":
        return render(request, "matters/handover.html", _page(request, handover))
    request.user.require("handover.accept", handover)
    try:
        handover.accept(by=request.user, at=timezone.now())
    except MatterError as error:
        return came_otherwise(request, number, error)
    tell(request, _("Ihre Einheit ist jetzt für dieses Anliegen zuständig."))
    return redirect("matters:matter", number)


@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.MATTER, Shown.HANDOVER, purpose=Purpose.HANDOVER)
@staff_only
def decline(request: StaffRequest, number: str) -> HttpResponse:
    """GET, POST /anliegen/<number>/ablehnung/"""
    handover = find_handover(request, number)
    request.user.require("handover.decline", handover)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            handover.decline(**form.cleaned_data, by=request.user, at=timezone.now())
        except MatterError as error:
            return came_otherwise(request, number, error)
        giver = naming_of(timezone.localdate()).unit(handover.from_unit_id)
        tell(request, _("Abgelehnt. Zuständig bleibt: {unit}.").format(unit=giver))
        return redirect("matters:worklist")
    page = {**_page(request, handover), "form": form}
    return render(request, "matters/decline.html", page, status=422 if form.errors else 200)


def _page(request: StaffRequest, handover: Handover) -> dict[str, object]:
    naming = naming_of(timezone.localdate())
    return {
        "handover": handover,
        "service": naming.service(handover.service_id),
        "from_unit": naming.unit(handover.from_unit_id),
        "to_unit": naming.unit(handover.to_unit_id),
        "is_for_us": request.user.may("handover.accept", handover),
        "what_became_of_it": "" if handover.is_open else str(AlreadyAnsweredError(handover)),
    }
