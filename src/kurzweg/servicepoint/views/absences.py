# SPDX-License-Identifier: EUPL-1.2
"""Who is away on which days; never why."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.offices.errors import AwayAlreadyError
from kurzweg.offices.models import Absence
from kurzweg.servicepoint.operation import people_of
from kurzweg.servicepoint.operation_forms import AbsenceForm
from kurzweg.ui.notices import tell


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
def note(request: StaffRequest) -> HttpResponse:
    """GET, POST /betrieb/abwesenheit/"""
    request.user.require("operation.see")
    today = timezone.localdate()
    people = people_of(request.user, today)
    sent = request.POST if request.method == "POST" else None
    form = AbsenceForm(sent, people=list(people.items()), today=today)
    if form.is_valid():
        try:
            absence = _note(request, form)
        except AwayAlreadyError as error:
            form.add_error("first", str(error))
        else:
            undo = reverse("servicepoint:absence-take-back", args=[absence.pk])
            tell(request, _("Die Abwesenheit ist eingetragen."), undo=undo)
            return redirect("servicepoint:operation")
    return render(request, "servicepoint/absence.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@reads_nothing_personal
@staff_only
def take_back(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """POST /betrieb/abwesenheit/<key>/ruecknahme/"""
    absence = get_object_or_404(Absence, pk=key)
    if str(absence.staff_id) not in people_of(request.user, timezone.localdate()):
        raise Http404
    absence.take_back()
    tell(request, _("Die Abwesenheit ist zurückgenommen."))
    return redirect("servicepoint:operation")


def _note(request: StaffRequest, form: AbsenceForm) -> Absence:
    typed = form.cleaned_data
    who, at = uuid.UUID(typed["person"]), timezone.now()
    return Absence.note(who, first=typed["first"], last=typed["last"], by=request.user, at=at)
