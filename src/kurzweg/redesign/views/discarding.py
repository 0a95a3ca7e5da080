# SPDX-License-Identifier: EUPL-1.2
"""Laying a draft aside, and taking it up again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.redesign.views.bench import bench_of
from kurzweg.ui.notices import tell, warn


@require_POST
@reads_nothing_personal
@staff_only
def discard(request: StaffRequest, number: int) -> HttpResponse:
    """POST /umbau/entwurf/<number>/verwerfen/"""
    bench = bench_of(request, number)
    if bench.draft.is_published:
        warn(request, _("Dieser Entwurf ist in Kraft gesetzt und bleibt."))
        return redirect("redesign:draft", number)
    bench.draft.discard(by=request.user, at=timezone.now())
    tell(request, _("Der Entwurf ist verworfen."), undo=reverse("redesign:take-up", args=[number]))
    return redirect("redesign:structures")


@require_POST
@reads_nothing_personal
@staff_only
def take_up(request: StaffRequest, number: int) -> HttpResponse:
    """POST /umbau/entwurf/<number>/zurueckholen/"""
    bench = bench_of(request, number)
    bench.draft.take_up()
    tell(request, _("Der Entwurf ist wieder da."))
    return redirect("redesign:draft", number)
