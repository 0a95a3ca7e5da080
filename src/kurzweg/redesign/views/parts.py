# SPDX-License-Identifier: EUPL-1.2
"""What all pages of the picture do: show one part of the draft, change it, notice who was faster."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from kurzweg.accounts.door import StaffRequest
from kurzweg.engine.structure import Structure as Plan
from kurzweg.redesign.checking import examine
from kurzweg.redesign.errors import DraftError, NotReadableError, OvertakenError
from kurzweg.redesign.forms.part import PartForm, differing
from kurzweg.redesign.models import Revision
from kurzweg.redesign.naming import spoken
from kurzweg.redesign.numbers import number_in
from kurzweg.redesign.views.bench import Bench, show_bench
from kurzweg.ui.notices import tell, warn

Make = Callable[[QueryDict | None, Plan], PartForm]
"""From what was sent (or None) and a structure to the form of one part of it; 404 when it has no such part."""


def plan_of(bench: Bench) -> Plan:
    """The structure of the draft. Raises `NotReadableError`, which the pages of the picture answer alike."""
    if bench.plan is None:
        raise NotReadableError
    return bench.plan


def mend_the_text_first(request: StaffRequest, bench: Bench) -> HttpResponse:
    """The picture of an unreadable text cannot be edited: go where it is mended."""
    warn(request, str(NotReadableError()))
    return redirect("redesign:text", bench.draft.pk)


def show_part(
    request: StaffRequest,
    bench: Bench,
    make: Make,
    page: str,
    *,
    back: str,
    context: dict[str, Any] | None = None,
    afresh: tuple[Make, str] | None = None,
) -> HttpResponse:
    """The page of one part: GET shows its form, POST saves a step and goes `back`.

    `afresh` is the form of a new part, and where it is sent to: for parts that cannot be told apart once somebody
    else has changed them, what was typed is shown as a new one.
    """
    plan = plan_of(bench)
    whole = {"back": back, "seen": bench.head.number, **(context or {})}
    if request.method != "POST":
        return show_bench(request, bench, page, {"form": make(None, plan), **whole})
    form = make(request.POST, what_was_shown(request, bench))
    if form.is_valid():
        try:
            head = bench.draft.change(
                form.edit, aspect=form.aspect, seen=form.seen_step, by=request.user, at=timezone.now()
            )
        except OvertakenError as error:
            whole |= {"overtaken": str(error), **_both(request, make, plan, afresh)}
            return show_bench(request, bench, page, whole, status=409)
        except DraftError as error:
            form.add_error(None, str(error))
        else:
            return _done(request, bench, head, back)
    return show_bench(request, bench, page, {"form": form, **whole, "seen": form.seen_step}, status=422)


def _both(request: StaffRequest, make: Make, plan: Plan, afresh: tuple[Make, str] | None) -> dict[str, Any]:
    """What was typed, and what is saved now in its place."""
    if afresh:
        new, action = afresh
        return {"form": new(request.POST, plan), "action": action}
    mine = make(request.POST, plan)
    return {"form": mine, "differing": differing(mine, make(None, plan))}


def what_was_shown(request: StaffRequest, bench: Bench) -> Plan:
    """The structure that the editor had before them: what they typed is about that one."""
    shown = bench.draft.step(number_in(request.POST.get("seen", "")))
    return examine(shown.content).plan or plan_of(bench)


def change_part(request: StaffRequest, bench: Bench, form: PartForm, *, back: str) -> HttpResponse:
    """A change without fields of its own: a button."""
    try:
        head = bench.draft.change(
            form.edit, aspect=form.aspect, seen=form.seen_step, by=request.user, at=timezone.now()
        )
    except DraftError as error:
        warn(request, str(error))
        return redirect(back)
    return _done(request, bench, head, back)


def _done(request: StaffRequest, bench: Bench, head: Revision, back: str) -> HttpResponse:
    if head.number != bench.head.number:
        undo = reverse("redesign:undo", args=[bench.draft.pk])
        tell(request, head.told(spoken()), undo=f"{undo}?schritt={head.number}")
    return redirect(back)
