# SPDX-License-Identifier: EUPL-1.2
"""The page of a case, and taking a matter into one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads
from kurzweg.cases.models import Case
from kurzweg.cases.rows import lines
from kurzweg.events.kinds import ObjectType
from kurzweg.events.models import LogEvent
from kurzweg.matters.existence import known_elsewhere
from kurzweg.matters.models import Matter
from kurzweg.matters.naming import naming_of
from kurzweg.matters.timeline import timeline
from kurzweg.ui.notices import tell, warn


@require_safe
@reads(ObjectType.CASE, Shown.FILE, purpose=Purpose.CASE_MANAGEMENT)
@staff_only
def show(request: StaffRequest, number: str) -> HttpResponse:
    """GET /faelle/<number>/: what it holds, as far as the reader's walls allow."""
    case = get_object_or_404(Case.objects.select_related("person", "manager"), number=number)
    request.user.require("cases.read")
    note_read(request, case.pk)
    naming = naming_of(timezone.localdate())
    matters = Matter.objects.filter(held__case=case).select_related("settlement").oldest_first()
    page = {
        "case": case,
        "opened_in": naming.unit(case.opened_in_id),
        "matters": lines(matters, naming),
        "elsewhere": known_elsewhere(case.person_id, naming),
        "entries": timeline(LogEvent.objects.of_case(case.pk).in_order(), naming),
    }
    return render(request, "cases/case.html", page)


@require_POST
@reads(ObjectType.CASE, Shown.SUMMARY, purpose=Purpose.CASE_MANAGEMENT)
@staff_only
def hold(request: StaffRequest, number: str) -> HttpResponse:
    """POST /anliegen/<number>/fall/: the case that holds this matter, opened when there is none."""
    matter = get_object_or_404(Matter.objects.select_related("person"), number=number)
    held_by = Case.objects.filter(held__matter=matter).first()
    if held_by is None:
        request.user.require("matter.hold", matter)
        if matter.person is None:
            warn(request, _("Ein Fall gehört zu einer Person. Ordnen Sie zuerst die Person zu."))
            return redirect("matters:person", number)
        now = timezone.now()
        held_by = Case.open_for(matter.person, unit=matter.unit_id, by=request.user, at=now)
        held_by.hold(matter, by=request.user, at=now)
        tell(request, _("Das Anliegen gehört jetzt zu diesem Fall."))
    note_read(request, held_by.pk)
    return redirect("cases:case", held_by.number)
