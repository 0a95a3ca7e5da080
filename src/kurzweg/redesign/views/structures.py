# SPDX-License-Identifier: EUPL-1.2
"""All versions of the office: in force, coming, past, and the drafts."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.engine.structure import Structure as Plan
from kurzweg.matters.once import new_form_key
from kurzweg.offices.models import Structure
from kurzweg.redesign.checking import Checked, examine
from kurzweg.redesign.models import Draft, Revision
from kurzweg.redesign.naming import Names
from kurzweg.redesign.organigram import organigram
from kurzweg.redesign.responsibilities import groups_of

MOST_DRAFTS = 50


@dataclass(frozen=True)
class Line:
    """One draft in the list."""

    draft: Draft
    head: Revision
    checked: Checked


@require_safe
@reads_nothing_personal
@staff_only
def index(request: StaffRequest) -> HttpResponse:
    """GET /umbau/"""
    request.user.require("structure.draft")
    today = timezone.localdate()
    published = list(Structure.objects.published().select_related("published_by"))
    page = {
        "now": next((one for one in published if today in one.in_force), None),
        "coming": [one for one in reversed(published) if one.in_force.lower > today],
        "past": [one for one in published if one.in_force.upper and one.in_force.upper <= today],
        "drafts": [_line(draft) for draft in _drafts()],
        "discarded": Draft.objects.discarded().select_related("discarded_by")[:MOST_DRAFTS],
        "may_publish": request.user.may("structure.publish"),
        "key": new_form_key(request.user),
    }
    return render(request, "redesign/structures.html", page)


@require_safe
@reads_nothing_personal
@staff_only
def show(request: StaffRequest, number: int) -> HttpResponse:
    """GET /umbau/fassung/<number>/: one published version, to read."""
    request.user.require("structure.draft")
    structure = get_object_or_404(Structure.objects.published(), pk=number)
    plan: Plan = structure.plan
    names = Names(plan)
    page = {
        "structure": structure,
        "plan": plan,
        "picture": organigram(plan, columns=4),
        "groups": groups_of(plan, names),
        "is_now": timezone.localdate() in structure.in_force,
        "open_units": [{"code": unit.id, "name": names.units[unit.id]} for unit in plan.units if unit.hours],
        "key": new_form_key(request.user),
    }
    return render(request, "redesign/structure.html", page)


def _drafts() -> list[Draft]:
    return list(Draft.objects.open().select_related("base", "started_by")[:MOST_DRAFTS])


def _line(draft: Draft) -> Line:
    head = draft.head
    return Line(draft, head, examine(head.content))
