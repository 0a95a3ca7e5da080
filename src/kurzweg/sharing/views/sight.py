# SPDX-License-Identifier: EUPL-1.2
"""Wer darf das sehen? For a matter, a case, a person: every grant with its reason, and the way to end it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.models import Grant
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads
from kurzweg.cases.models import Case
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.models import Matter
from kurzweg.matters.naming import Naming, naming_of
from kurzweg.people.models import Person
from kurzweg.sharing.listing import GrantLine, lines
from kurzweg.sharing.models import Participation
from kurzweg.sharing.rules import Sides
from kurzweg.sharing.views.found import case_named, matter_named
from kurzweg.ui.notices import tell


@require_safe
@reads(ObjectType.MATTER, Shown.SHARING, purpose=Purpose.SHARING)
@staff_only
def of_matter(request: StaffRequest, number: str) -> HttpResponse:
    """GET /anliegen/<number>/einsicht/"""
    matter = matter_named(request, number)
    note_read(request, matter.pk)
    return _page(request, matter, matter.unit_id, Participation.objects.filter(matter=matter))


@require_safe
@reads(ObjectType.CASE, Shown.SHARING, purpose=Purpose.SHARING)
@staff_only
def of_case(request: StaffRequest, number: str) -> HttpResponse:
    """GET /faelle/<number>/einsicht/"""
    case = case_named(request, number)
    note_read(request, case.pk)
    return _page(request, case, case.opened_in_id, Participation.objects.filter(case=case))


@require_safe
@reads(ObjectType.PERSON, Shown.SHARING, purpose=Purpose.SHARING)
@staff_only
def of_person(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """GET /personen/<key>/einsicht/: who takes part in what the reader's units do for somebody."""
    person = get_object_or_404(Person, pk=key)
    request.user.require("sharing.read")
    note_read(request, person.pk)
    naming, now = naming_of(timezone.localdate()), timezone.now()
    matters = Matter.objects.filter(person=person).oldest_first()
    cases = Case.objects.of(person).newest_first()
    groups = [_group(one, reverse("sharing:matter", args=[one.number]), naming) for one in matters]
    groups += [_group(one, reverse("sharing:case", args=[one.number]), naming) for one in cases]
    page = {"person": person, "groups": [group for group in groups if group["grants"]], "now": now}
    return render(request, "sharing/person.html", page)


@require_POST
@reads(ObjectType.MATTER, Shown.SHARING, purpose=Purpose.SHARING)
@staff_only
def end(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """POST /einsicht/erlaubnis/<key>/ende/"""
    grant = get_object_or_404(Grant, pk=key)
    matter = Matter.objects.filter(pk=grant.subject_key).first()
    case = Case.objects.filter(pk=grant.subject_key).first()
    responsible = matter.unit_id if matter else case.opened_in_id if case else None
    request.user.require("grant.end", Sides(grant.unit_id, responsible))
    grant.end(by=request.user, at=timezone.now())
    tell(request, _("Beendet. Ab jetzt ist das dort nicht mehr zu sehen."))
    if matter is not None and Matter.objects.filter(pk=matter.pk).exists():
        return redirect("sharing:matter", matter.number)
    if case is not None and Case.objects.filter(pk=case.pk).exists():
        return redirect("sharing:case", case.number)
    return redirect("sharing:inbox")


def _page(
    request: StaffRequest, on: Matter | Case, responsible: int, participations: Iterable[Participation]
) -> HttpResponse:
    naming, now = naming_of(timezone.localdate()), timezone.now()
    is_matter = isinstance(on, Matter)
    is_ours = request.user.may("participation.offer", on)
    told = _lines(on, naming, may_be_ended=True, with_reason=is_ours)
    page = {
        "number": on.number,
        "is_matter": is_matter,
        "unit": naming.unit(responsible),
        "running": [one for one in told if not one.is_over],
        "over": [one for one in told if one.is_over],
        "waiting": [(one, naming.unit(one.to_unit_id)) for one in participations if one.is_open],
        "may_share": is_ours,
        "may_disclose": is_matter and request.user.may("matter.disclose", on),
        "now": now,
    }
    return render(request, "sharing/sight.html", page)


def _group(on: Matter | Case, url: str, naming: Naming) -> dict[str, object]:
    return {"number": on.number, "url": url, "grants": [one for one in _lines(on, naming) if not one.is_over]}


def _lines(
    on: Matter | Case, naming: Naming, *, may_be_ended: bool = False, with_reason: bool = False
) -> list[GrantLine]:
    noun, now = Grant.Subject.MATTER if isinstance(on, Matter) else Grant.Subject.CASE, timezone.now()
    grants = Grant.objects.of(noun, on.pk).newest_first()
    return lines(grants, naming, now, may_be_ended=may_be_ended, with_reason=with_reason)
