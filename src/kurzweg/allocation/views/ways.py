# SPDX-License-Identifier: EUPL-1.2
"""How places are given, unit by unit, and saying it anew from a day on."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.allocation.forms import WayForm
from kurzweg.allocation.led import led_by, ways_of
from kurzweg.allocation.models import Way, WayKind
from kurzweg.offices.live import live_structure
from kurzweg.ui import speaking
from kurzweg.ui.notices import tell


@require_safe
@reads_nothing_personal
@staff_only
def index(request: StaffRequest) -> HttpResponse:
    """GET /termine/vergabe/: how the places of one's units are given, now and from a later day on."""
    request.user.require("ways.see")
    today = timezone.localdate()
    offered = led_by(request.user, live_structure(today), request.LANGUAGE_CODE)
    rows = ways_of(offered, on=today)
    draws = any(row.is_in_force and row.way.kind == WayKind.DRAW for row in rows)
    return render(request, "allocation/ways.html", {"rows": rows, "draws": draws})


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
def set_way(request: StaffRequest) -> HttpResponse:
    """GET, POST /termine/vergabe/festlegung/?was=<unit>-<service>"""
    request.user.require("ways.see")
    today = timezone.localdate()
    offered = led_by(request.user, live_structure(today), request.LANGUAGE_CODE)
    sent = request.POST if request.method == "POST" else None
    form = WayForm(sent, offered=offered, today=today, initial={"what": request.GET.get("was", "")})
    if form.is_valid():
        what, day = form.chosen, form.cleaned_data["from_day"]
        Way.set(
            WayKind(form.cleaned_data["kind"]), service=what.service, unit=what.unit, from_day=day, terms=form.terms,
            by=request.user, at=timezone.now(),
        )  # fmt: skip
        tell(request, _("Festgelegt: Es gilt ab {day}.").format(day=speaking.day(day)))
        return redirect("allocation:ways")
    return render(request, "allocation/set_way.html", {"form": form}, status=422 if form.errors else 200)
