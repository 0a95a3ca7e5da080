# SPDX-License-Identifier: EUPL-1.2
"""The page of a matter: who is responsible, what happened, what can be done next."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.grounds import fields_in_words, ground_in_words
from kurzweg.accounts.models import Grant
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import reads
from kurzweg.events.kinds import Kind, ObjectType, Reason
from kurzweg.events.models import LogEvent
from kurzweg.lang.languages import language
from kurzweg.matters.contradiction import contradiction
from kurzweg.matters.facts_in_words import in_words
from kurzweg.matters.models import Matter
from kurzweg.matters.naming import Naming, naming_of
from kurzweg.matters.reasons import reason_in_words
from kurzweg.matters.timeline import Entry, timeline
from kurzweg.matters.views.found import find_matter


@require_safe
@reads(ObjectType.MATTER, Shown.FILE, purpose=Purpose.HANDLING)
@staff_only
def show(request: StaffRequest, number: str) -> HttpResponse:
    """GET /anliegen/<number>/"""
    matter = find_matter(request, number)
    naming = naming_of(timezone.localdate())
    facts = dict(matter.facts.values_list("fact", "value"))
    entries = timeline(LogEvent.objects.of_matter(matter.pk).in_order(), naming)
    page = {
        "matter": matter,
        "service": naming.service(matter.service_id),
        "unit": naming.unit(matter.unit_id),
        "spoken": language(matter.language),
        "facts": in_words(facts),
        "entries": entries,
        "is_ours": request.user.may("matter.settle", matter),
        "contradiction": contradiction(facts, matter.person),
        **_sight(request, matter),
        **_offers(matter, naming),
        **_case(entries),
    }
    return render(request, "matters/matter.html", page)


def _offers(matter: Matter, naming: Naming) -> dict[str, object]:
    """The offer that waits for an answer, or the refusal that nobody has answered yet."""
    last = matter.handovers.newest_first().first()
    if last is None or matter.is_settled:
        return {}
    unit = naming.unit(last.to_unit_id)
    if last.is_open:
        return {"offer": last, "offered_to": unit}
    if last.declined_at and last.decline_reason and last.from_unit_id == matter.unit_id:
        return {"declined": last, "declined_by": unit, "reason": reason_in_words(Reason(last.decline_reason))}
    return {}


def _sight(request: StaffRequest, matter: Matter) -> dict[str, object]:
    """By which grant somebody sees a matter that lies elsewhere, and what of it."""
    if matter.unit_id in request.user.units:
        return {}
    now = timezone.now()
    grants = Grant.objects.of(Grant.Subject.MATTER, matter.pk).living(now).to_units(request.user.units)
    widest = max(grants, key=lambda grant: len(grant.fields), default=None)
    if widest is None:
        return {}
    shown = {field for grant in grants for field in grant.fields}
    return {"sight": widest, "sight_of": fields_in_words(shown), "sight_ground": ground_in_words(widest.ground)}


def _case(entries: list[Entry]) -> dict[str, object]:
    return {"is_held": any(entry.kind is Kind.MatterJoinedCase for entry in entries)}
