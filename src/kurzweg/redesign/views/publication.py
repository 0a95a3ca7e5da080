# SPDX-License-Identifier: EUPL-1.2
"""Putting a draft in force on a coming day, after an outlook on what follows; taking it back until the day comes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kurzweg.accounts.door import StaffRequest, fresh_log_in, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.offices.errors import PublicationError
from kurzweg.offices.models import Structure
from kurzweg.redesign.changes import chapters
from kurzweg.redesign.errors import DraftError
from kurzweg.redesign.forms.publication import DayForm
from kurzweg.redesign.numbers import number_in
from kurzweg.redesign.views.bench import Bench, bench_of, show_bench
from kurzweg.ui.notices import tell, warn
from kurzweg.ui.speaking import day as spelled


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
def publish(request: StaffRequest, number: int) -> HttpResponse:
    """GET, POST /umbau/entwurf/<number>/inkrafttreten/"""
    bench = bench_of(request, number)
    if request.method != "POST":
        asked = "on_0" in request.GET
        form = DayForm(request.GET if asked else None, initial={"on": _next_monday()})
        return _page(request, bench, form, on=form.day if asked else _next_monday())
    request.user.require("structure.publish", bench.draft)
    return _put_in_force(request, bench)


@fresh_log_in(minutes=10)
def _put_in_force(request: StaffRequest, bench: Bench) -> HttpResponse:
    form = DayForm(request.POST)
    if not form.is_valid():
        return _page(request, bench, form, on=None)
    on = form.cleaned_data["on"]
    try:
        seen = number_in(request.POST.get("seen", ""))
        bench.draft.publish(on=on, seen=seen, by=request.user, at=timezone.now())
    except (DraftError, PublicationError) as error:
        return _page(request, Bench(bench.draft, bench.draft.head), form, on=on, error=str(error))
    tell(request, _("Der Aufbau gilt ab {day}. Bis dahin können Sie ihn zurücknehmen.").format(day=spelled(on)))
    return redirect("redesign:structures")


@require_POST
@reads_nothing_personal
@staff_only
@fresh_log_in(minutes=10)
def withdraw(request: StaffRequest, number: int) -> HttpResponse:
    """POST /umbau/fassung/<number>/ruecknahme/"""
    request.user.require("structure.withdraw")
    structure = get_object_or_404(Structure.objects.exclude(published_at=None), pk=number)
    try:
        structure.withdraw(by=request.user, at=timezone.now())
    except PublicationError as error:
        warn(request, str(error))
    else:
        tell(request, _("Zurückgenommen. Was vorher galt, gilt weiter; der Entwurf ist wieder offen."))
    return redirect("redesign:structures")


def _page(request: StaffRequest, bench: Bench, form: DayForm, *, on: date | None, error: str = "") -> HttpResponse:
    page: dict[str, Any] = {"form": form, "on": on, "may_publish": request.user.may("structure.publish", bench.draft)}
    if error:
        page["errors"] = [{"href": "", "text": error}]
    if bench.plan and on:
        outlook = bench.draft.consequences(bench.head, on=on)
        page |= {"outlook": outlook, "chapters": chapters(outlook.changes)}
    return show_bench(request, bench, "publication", page, status=422 if error or form.errors else 200)


def _next_monday() -> date:
    today = timezone.localdate()
    return today + timedelta(days=7 - today.weekday())
