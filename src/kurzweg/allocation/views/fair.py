# SPDX-License-Identifier: EUPL-1.2
"""The fairness page: what anybody may know about how scarce appointments are given."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.allocation.fairness import SPAN, fairness


@require_safe
@reads_nothing_personal
def show(request: HttpRequest) -> HttpResponse:
    """GET /vergabe/"""
    page = {"services": fairness(get_language() or "de", at=timezone.now()), "days": SPAN.days}
    return render(request, "allocation/fair.html", page)
