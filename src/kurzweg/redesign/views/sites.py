# SPDX-License-Identifier: EUPL-1.2
"""Sites of a draft, and what it is called."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.engine.structure import Site
from kurzweg.engine.structure import Structure as Plan
from kurzweg.redesign.edits import find_site
from kurzweg.redesign.forms.sites import LabelForm, SiteEndingForm, SiteForm
from kurzweg.redesign.views.bench import bench_of
from kurzweg.redesign.views.parts import Make, mend_the_text_first, show_part

READ_OR_SEND = require_http_methods(["GET", "HEAD", "POST"])


@READ_OR_SEND
@reads_nothing_personal
@staff_only
def label(request: StaffRequest, number: int) -> HttpResponse:
    """GET, POST /umbau/entwurf/<number>/bezeichnung/"""
    return _part(request, number, lambda sent, plan: LabelForm(sent, plan=plan), "label")


@READ_OR_SEND
@reads_nothing_personal
@staff_only
def add(request: StaffRequest, number: int) -> HttpResponse:
    """GET, POST /umbau/entwurf/<number>/standort/"""
    return _part(request, number, lambda sent, plan: SiteForm(sent, plan=plan), "site")


@READ_OR_SEND
@reads_nothing_personal
@staff_only
def edit(request: StaffRequest, number: int, site: str) -> HttpResponse:
    """GET, POST /umbau/entwurf/<number>/standort/<site>/"""
    return _part(request, number, lambda sent, plan: SiteForm(sent, plan=plan, site=_site(plan, site)), "site", site)


@READ_OR_SEND
@reads_nothing_personal
@staff_only
def end(request: StaffRequest, number: int, site: str) -> HttpResponse:
    """GET, POST /umbau/entwurf/<number>/standort/<site>/aufgabe/"""
    return _part(
        request, number, lambda sent, plan: SiteEndingForm(sent, plan=plan, site=_site(plan, site)), "site_ending", site
    )


def _part(request: StaffRequest, number: int, make: Make, page: str, site: str = "") -> HttpResponse:
    bench = bench_of(request, number)
    if bench.plan is None:
        return mend_the_text_first(request, bench)
    context = {"site": _site(bench.plan, site)} if site else {}
    return show_part(request, bench, make, page, back=reverse("redesign:draft", args=[number]), context=context)


def _site(plan: Plan, code: str) -> Site:
    site = find_site(plan, code)
    if site is None:
        raise Http404
    return site
