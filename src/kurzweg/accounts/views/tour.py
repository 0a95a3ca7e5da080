# SPDX-License-Identifier: EUPL-1.2
"""The first day: what there is to try for somebody's role."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.models import TriedStep
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.accounts.resting import still_parts
from kurzweg.accounts.tour import Tour, tour_of


@require_safe
@reads_nothing_personal
@staff_only
def show(request: StaffRequest) -> HttpResponse:
    """GET /erste-schritte/"""
    return render(request, "accounts/tour.html", {"tour": tour_for(request)})


@require_POST
@reads_nothing_personal
@staff_only
def tick(request: StaffRequest, step: str) -> HttpResponse:
    """POST /erste-schritte/<step>/: tried, or to be shown again."""
    if step not in {one.code for one in tour_for(request).steps}:
        raise Http404
    if "again" in request.POST:
        TriedStep.forget(step, by=request.user)
    else:
        TriedStep.note(step, by=request.user, at=timezone.now())
    return redirect("accounts:tour")


def tour_for(request: StaffRequest) -> Tour:
    """The tour of who asks."""
    done = TriedStep.objects.filter(staff=request.user).values_list("step", flat=True)
    return tour_of(request.user, still_parts(request), done)
