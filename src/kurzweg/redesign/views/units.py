# SPDX-License-Identifier: EUPL-1.2
"""Units of a draft: new, changed, their hours and places, closed."""

from __future__ import annotations

from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.engine.structure import Structure as Plan
from kurzweg.engine.structure import Unit
from kurzweg.redesign.edits import find_unit, still_in_charge
from kurzweg.redesign.forms.ending import EndingForm
from kurzweg.redesign.forms.hours import HoursForm
from kurzweg.redesign.forms.lanes import LanesForm
from kurzweg.redesign.forms.part import PartForm
from kurzweg.redesign.forms.units import UnitForm
from kurzweg.redesign.responsibilities import responsibility
from kurzweg.redesign.views.bench import bench_of
from kurzweg.redesign.views.parts import mend_the_text_first, show_part

UnitPart = UnitForm | HoursForm | LanesForm | EndingForm
READ_OR_SEND = require_http_methods(["GET", "HEAD", "POST"])


@READ_OR_SEND
@reads_nothing_personal
@staff_only
def add(request: StaffRequest, number: int) -> HttpResponse:
    """GET, POST /umbau/entwurf/<number>/einheit/"""
    bench = bench_of(request, number)
    if bench.plan is None:
        return mend_the_text_first(request, bench)
    back = reverse("redesign:draft", args=[number])
    return show_part(request, bench, lambda sent, plan: UnitForm(sent, plan=plan), "unit", back=back)


@READ_OR_SEND
@reads_nothing_personal
@staff_only
def edit(request: StaffRequest, number: int, unit: str) -> HttpResponse:
    """GET, POST /umbau/entwurf/<number>/einheit/<unit>/"""
    return _of_unit(request, number, unit, UnitForm, "unit", back=reverse("redesign:draft", args=[number]))


@READ_OR_SEND
@reads_nothing_personal
@staff_only
def hours(request: StaffRequest, number: int, unit: str) -> HttpResponse:
    """GET, POST /umbau/entwurf/<number>/einheit/<unit>/zeiten/"""
    return _of_unit(request, number, unit, HoursForm, "hours")


@READ_OR_SEND
@reads_nothing_personal
@staff_only
def lanes(request: StaffRequest, number: int, unit: str) -> HttpResponse:
    """GET, POST /umbau/entwurf/<number>/einheit/<unit>/plaetze/"""
    return _of_unit(request, number, unit, LanesForm, "lanes")


@READ_OR_SEND
@reads_nothing_personal
@staff_only
def end(request: StaffRequest, number: int, unit: str) -> HttpResponse:
    """GET, POST /umbau/entwurf/<number>/einheit/<unit>/aufloesung/"""
    back = reverse("redesign:draft", args=[number])
    return _of_unit(request, number, unit, EndingForm, "ending", back=back)


def _of_unit(
    request: StaffRequest, number: int, code: str, form: type[UnitPart], page: str, *, back: str = ""
) -> HttpResponse:
    bench = bench_of(request, number)
    if bench.plan is None:
        return mend_the_text_first(request, bench)
    leads = [responsibility(bench.plan, bench.names, name) for name in still_in_charge(bench.plan, code)]
    context = {"unit": _unit(bench.plan, code), "name": bench.names.units[code], "leads": leads}
    back = back or reverse("redesign:unit", args=[number, code])

    def make(sent: QueryDict | None, plan: Plan) -> PartForm:
        return form(sent, plan=plan, unit=_unit(plan, code))

    return show_part(request, bench, make, page, back=back, context=context)


def _unit(plan: Plan, code: str) -> Unit:
    unit = find_unit(plan, code)
    if unit is None:
        raise Http404
    return unit
