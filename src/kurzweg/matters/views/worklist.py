# SPDX-License-Identifier: EUPL-1.2
"""The work list: what my units have to do."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.models import Staff
from kurzweg.accounts.models.membership import SERVING
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.models import Matter
from kurzweg.matters.naming import Naming, naming_of
from kurzweg.matters.worklist import WorkList, work_list


@require_safe
@reads(ObjectType.MATTER, Shown.LIST, purpose=Purpose.HANDLING)
@staff_only
def show(request: StaffRequest) -> HttpResponse:
    """GET /anliegen/?einheit=<code>&nach=<number>"""
    naming = naming_of(timezone.localdate())
    mine = units_served_by(request.user, naming)
    chosen = request.GET.get("einheit", "")
    if chosen and chosen not in mine:
        raise Http404
    units = [mine[chosen]] if chosen else list(mine.values())
    tasks = work_list(units, naming, after=_after(request)) if units else WorkList([], [], [])
    note_read(request, *(row.key for row in tasks.rows))
    page = {
        "list": tasks,
        "units": [(code, naming.unit(number)) for code, number in mine.items()],
        "chosen": chosen,
        "works_here": bool(mine),
    }
    return render(request, "matters/worklist.html", page)


def units_served_by(person: Staff, naming: Naming) -> dict[str, int]:
    """The units of today's structure in which somebody works on matters, by code and in the order of the plan."""
    serving = {unit for role, unit in person.roles if role in SERVING}
    return {code: number for code, number in naming.live.units.items() if number in serving}


def _after(request: StaffRequest) -> Matter | None:
    return Matter.objects.filter(number=request.GET.get("nach", "").replace("\x00", "")).first()
