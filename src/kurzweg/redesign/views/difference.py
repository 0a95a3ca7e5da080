# SPDX-License-Identifier: EUPL-1.2
"""What a draft changes: in sentences and as marks in the picture."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.engine.structure import Structure as Plan
from kurzweg.offices.models import Structure
from kurzweg.redesign.changes import chapters_of
from kurzweg.redesign.checking import examine
from kurzweg.redesign.organigram import marks_between, organigram
from kurzweg.redesign.views.bench import Bench, Tab, bench_of, show_bench

BEGINNING = "anfang"


@require_safe
@reads_nothing_personal
@staff_only
def show(request: StaffRequest, number: int) -> HttpResponse:
    """GET /umbau/entwurf/<number>/unterschied/: against what is in force today, or against its own beginning."""
    bench = bench_of(request, number)
    against = request.GET.get("zu", "")
    before = _beginning(bench) if against == BEGINNING else _in_force()
    page: dict[str, object] = {"ways": _ways(bench, against), "before": before}
    if bench.plan and before:
        link = reverse("redesign:draft", args=[number])
        page |= {
            "chapters": chapters_of(before, bench.plan),
            "picture": organigram(
                bench.plan,
                columns=4,
                marks=marks_between(before, bench.plan).after,
                link=lambda unit: f"{link}einheit/{unit.id}/",
            ),
        }
    return show_bench(request, bench, "difference", page)


def _in_force() -> Plan | None:
    live = Structure.objects.in_force_on(timezone.localdate()).first()
    return live.plan if live else None


def _beginning(bench: Bench) -> Plan | None:
    return examine(bench.draft.step(1).content).plan


def _ways(bench: Bench, against: str) -> list[Tab]:
    here = reverse("redesign:difference", args=[bench.draft.pk])
    return [
        Tab(here, _("zum Aufbau, der heute gilt"), against != BEGINNING),
        Tab(f"{here}?zu={BEGINNING}", _("zum Anfang dieses Entwurfs"), against == BEGINNING),
    ]
