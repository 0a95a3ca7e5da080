# SPDX-License-Identifier: EUPL-1.2
"""The papers of the start pack, to read and to print."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kurzweg.accounts.context import office_name
from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.startpack.papers import PAPERS


@require_safe
@reads_nothing_personal
@staff_only
def index(request: StaffRequest) -> HttpResponse:
    """GET /startpaket/"""
    request.user.require("startpack.read")
    office = office_name()
    return render(request, "startpack/papers.html", {"papers": [write(office) for write in PAPERS.values()]})


@require_safe
@reads_nothing_personal
@staff_only
def show(request: StaffRequest, code: str) -> HttpResponse:
    """GET /startpaket/<paper>/"""
    request.user.require("startpack.read")
    if code not in PAPERS:
        raise Http404
    return render(request, "startpack/paper.html", {"paper": PAPERS[code](office_name())})
