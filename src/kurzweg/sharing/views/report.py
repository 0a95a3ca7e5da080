# SPDX-License-Identifier: EUPL-1.2
"""The page of the data protection officer: who was let in, why, until when; nothing of what they saw."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.models import Role
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.naming import naming_of
from kurzweg.sharing.report import report


@require_safe
@reads(ObjectType.PERSON, Shown.SHARING, purpose=Purpose.CONTROL)
@staff_only
def show(request: StaffRequest) -> HttpResponse:
    """GET /datenschutz/"""
    request.user.require("sharing.watch")
    found = report(naming_of(timezone.localdate()), at=timezone.now())
    note_read(request, *(one.access.person_id for one in found.emergencies))
    page = {"report": found, "is_data_protection": request.user.works_as(Role.DATA_PROTECTION)}
    return render(request, "sharing/report.html", page)
