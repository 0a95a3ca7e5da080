# SPDX-License-Identifier: EUPL-1.2
"""The steps of a draft: who did what and when; back and forth."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.models import Staff
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.redesign.errors import DraftError
from kurzweg.redesign.models import Draft, Revision
from kurzweg.redesign.naming import spoken
from kurzweg.redesign.numbers import number_in
from kurzweg.redesign.views.bench import bench_of, show_bench
from kurzweg.ui.notices import tell, warn

MOST_STEPS = 100
BACK_TO = {"draft", "text", "steps", "difference"}


@require_safe
@reads_nothing_personal
@staff_only
def show(request: StaffRequest, number: int) -> HttpResponse:
    """GET /umbau/entwurf/<number>/verlauf/"""
    bench = bench_of(request, number)
    steps = bench.draft.revisions.newest_first()[:MOST_STEPS]
    rows = [{"step": step, "told": step.told(spoken())} for step in steps]
    return show_bench(request, bench, "steps", {"rows": rows, "now": bench.head.position.number})


@require_POST
@reads_nothing_personal
@staff_only
def undo(request: StaffRequest, number: int) -> HttpResponse:
    """POST /umbau/entwurf/<number>/rueckgaengig/"""
    return _go(request, number, lambda draft, seen, by, at: draft.undo(seen=seen, by=by, at=at))


@require_POST
@reads_nothing_personal
@staff_only
def redo(request: StaffRequest, number: int) -> HttpResponse:
    """POST /umbau/entwurf/<number>/wiederholen/"""
    return _go(request, number, lambda draft, seen, by, at: draft.redo(seen=seen, by=by, at=at))


def _go(request: StaffRequest, number: int, way: Callable[[Draft, int, Staff, datetime], Revision]) -> HttpResponse:
    bench = bench_of(request, number)
    seen = number_in(request.POST.get("seen", "")) or number_in(request.GET.get("schritt", ""))
    try:
        head = way(bench.draft, seen, request.user, timezone.now())
    except DraftError as error:
        warn(request, str(error))
    else:
        if head.number != bench.head.number:
            tell(request, head.told(spoken()))
    tab = request.POST.get("tab", "")
    return redirect(f"redesign:{tab if tab in BACK_TO else 'draft'}", number)
