# SPDX-License-Identifier: EUPL-1.2
"""Notfallzugriff: a reason, four hours, and those whom it concerns know at once."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kurzweg.accounts.door import StaffRequest, fresh_log_in, staff_only
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.errors import MatterError
from kurzweg.matters.naming import naming_of
from kurzweg.matters.views.found import came_otherwise
from kurzweg.matters.views.worklist import units_served_by
from kurzweg.sharing.forms import EmergencyForm
from kurzweg.sharing.models import EmergencyAccess, EmergencyNotice
from kurzweg.sharing.models.emergency import HOURS
from kurzweg.sharing.views.found import person_and_unit
from kurzweg.ui.notices import tell


@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.PERSON, Shown.IDENTITY, purpose=Purpose.EMERGENCY)
@staff_only
@fresh_log_in(minutes=10)
def break_glass(request: StaffRequest, key: uuid.UUID, unit: str) -> HttpResponse:
    """GET, POST /personen/<key>/notfall/<unit>/"""
    naming = naming_of(timezone.localdate())
    person, there = person_and_unit(request, key, unit, naming)
    note_read(request, person.pk)
    request.user.require("glass.break")
    mine = units_served_by(request.user, naming)
    sent = request.POST if request.method == "POST" else None
    form = EmergencyForm(sent, units=[(number, naming.unit(number)) for number in mine.values()])
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            EmergencyAccess.break_glass(
                there.number, person, reason, for_unit=form.unit, by=request.user, at=timezone.now()
            )
        except MatterError as error:
            return came_otherwise(request, "", error)
        told = _("Sie sehen jetzt {hours} Stunden lang, was {unit} für diese Person tut. Dort weiß man Bescheid.")
        tell(request, told.format(hours=HOURS, unit=there.name))
        return redirect("cases:person", person.pk)
    page = {"person": person, "there": there, "form": form, "hours": HOURS, "back": reverse("cases:person", args=[key])}
    return render(request, "sharing/emergency.html", page, status=422 if form.errors else 200)


@require_POST
@reads(ObjectType.PERSON, Shown.SHARING, purpose=Purpose.CONTROL)
@staff_only
def seen(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """POST /einsicht/hinweis/<key>/gesehen/"""
    notice = get_object_or_404(EmergencyNotice.objects.select_related("access"), pk=key)
    request.user.require("emergency.note", notice)
    note_read(request, notice.access.person_id)
    notice.mark_seen(by=request.user, at=timezone.now())
    tell(request, _("Als gelesen vermerkt."))
    return redirect("sharing:report" if notice.to_unit_id is None else "sharing:inbox")
