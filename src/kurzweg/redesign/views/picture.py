# SPDX-License-Identifier: EUPL-1.2
"""The draft as picture: units with their lines of supervision, sites, and who is responsible for what."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.redesign.organigram import organigram
from kurzweg.redesign.responsibilities import groups_of
from kurzweg.redesign.views.bench import bench_of, show_bench


@require_safe
@reads_nothing_personal
@staff_only
def show(request: StaffRequest, number: int) -> HttpResponse:
    """GET /umbau/entwurf/<number>/"""
    bench = bench_of(request, number)
    if bench.plan is None:
        return show_bench(request, bench, "draft")
    page = {
        "picture": organigram(
            bench.plan,
            columns=4,
            link=lambda unit: reverse("redesign:unit", args=[number, unit.id]),
        ),
        "groups": groups_of(bench.plan, bench.names),
        "plan": bench.plan,
    }
    return show_bench(request, bench, "draft", page)
