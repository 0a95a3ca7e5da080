# SPDX-License-Identifier: EUPL-1.2
"""Announcing a round: its window, its places and the commitment to its seed become public at once."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.allocation.errors import NoPlacesError
from kurzweg.allocation.led import Offered, led_by, ways_of
from kurzweg.allocation.models import Round, WayKind
from kurzweg.allocation.models.way import way_of
from kurzweg.allocation.round_forms import RoundForm
from kurzweg.allocation.stock import places_between, spread
from kurzweg.offices.live import live_structure
from kurzweg.ui.notices import tell


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
def announce(request: StaffRequest) -> HttpResponse:
    """GET, POST /termine/vergabe/verlosung/?was=<unit>-<service>"""
    request.user.require("ways.see")
    sent = request.POST if request.method == "POST" else None
    initial = {"what": request.GET.get("was", "")}
    form = RoundForm(sent, offered=drawn_by(request), now=timezone.now(), initial=initial)
    if form.is_valid():
        try:
            round_ = _announce(request, form)
        except NoPlacesError as error:
            form.add_error("first", str(error))
        else:
            tell(request, _("Die Runde ist angekündigt. Zusage und Plätze sind öffentlich."))
            return redirect("allocation:round", round_.number)
    return render(request, "allocation/announce.html", {"form": form}, status=422 if form.errors else 200)


def drawn_by(request: StaffRequest) -> list[Offered]:
    """The services of one's units whose places are drawn today."""
    today = timezone.localdate()
    rows = ways_of(led_by(request.user, live_structure(today), request.LANGUAGE_CODE), on=today)
    return [row.what for row in rows if row.is_in_force and row.way.kind == WayKind.DRAW]


def _announce(request: StaffRequest, form: RoundForm) -> Round:
    said, what, at = form.cleaned_data, form.chosen, form.now
    way = way_of(what.service, what.unit, on=timezone.localdate(at))
    assert way is not None
    places = places_between(what.code, what.unit, said["first"], said["last"], at=at)
    return Round.announce(
        way, spread(places, said["most"]), opens_at=form.opens_at(said["apply_first"]),
        closes_at=form.closes_at(said["apply_last"]), by=request.user, at=at,
    )  # fmt: skip
