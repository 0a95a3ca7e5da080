# SPDX-License-Identifier: EUPL-1.2
"""Einsicht: what my units are asked, what they asked, what they may look at, who looked at theirs in an emergency."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.naming import Naming, naming_of
from kurzweg.sharing.inbox import Inbox, inbox_of, units_of
from kurzweg.sharing.models import EmergencyAccess


@require_safe
@reads(ObjectType.PERSON, Shown.LIST, purpose=Purpose.SHARING)
@staff_only
def show(request: StaffRequest) -> HttpResponse:
    """GET /einsicht/"""
    request.user.require("sharing.read")
    naming = naming_of(timezone.localdate())
    inbox = inbox_of(units_of(request.user), naming, at=timezone.now())
    _note(request, inbox)
    page = {
        "inbox": inbox,
        "participations": [(one, naming.unit(one.from_unit_id)) for one in inbox.participations],
        "offered": [(one, naming.unit(one.to_unit_id)) for one in inbox.offered],
        "requests": [(one, naming.unit(one.from_unit_id)) for one in inbox.requests],
        "asked": [(one, naming.unit(one.to_unit_id)) for one in inbox.asked],
        "emergencies": [(one, _looked(one.access, naming)) for one in inbox.emergencies],
    }
    return render(request, "sharing/inbox.html", page)


def _looked(access: EmergencyAccess, naming: Naming) -> str:
    return naming.unit(access.unit_id)


def _note(request: StaffRequest, inbox: Inbox) -> None:
    """Requests and emergencies name persons; participations and what is open to us name matters and cases."""
    people = {one.person_id for one in (*inbox.requests, *inbox.asked)}
    note_read(request, *people, *(one.access.person_id for one in inbox.emergencies))
    both = (*inbox.participations, *inbox.offered)
    note_read(request, *(one.matter_id for one in both if one.matter_id), noun=ObjectType.MATTER)
    note_read(request, *(one.case_id for one in both if one.case_id), noun=ObjectType.CASE)
    note_read(request, *(one.key for one in inbox.open_to_us if one.service), noun=ObjectType.MATTER)
    note_read(request, *(one.key for one in inbox.open_to_us if not one.service), noun=ObjectType.CASE)
