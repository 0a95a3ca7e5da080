# SPDX-License-Identifier: EUPL-1.2
"""On the day on which a structure comes into force, matters leave the units that are no more.

What a structure says about a matter goes before who is named as successor: after a split only the rules can tell.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from kurzweg.engine.responsibility import BadFact, Responsible, UnknownService, route
from kurzweg.matters.models import Handover, Matter
from kurzweg.offices.live import LiveStructure, live_structure
from kurzweg.offices.models import Unit


def move_what_was_left(*, at: datetime) -> int:
    """Give every open matter at a unit that is no more to whoever took over; how many moved.

    To be done as the house itself, again and again: what has moved is not found any more. Offers to such units fall
    away, the giver stays responsible. A matter for which nobody is named stays where it is, and is never lost.
    """
    live = live_structure(timezone.localdate(at))
    here = list(live.by_number)
    for offer in Handover.objects.open().exclude(to_unit_id__in=here):
        offer.withdraw(by=None, at=at)
    left = Matter.objects.open().exclude(unit_id__in=here).select_related("service").oldest_first()
    moved = 0
    for matter in left:
        unit = _who_took_over(matter, live)
        if unit is not None:
            matter.follow_structure(unit, at=at)
            moved += 1
    return moved


def _who_took_over(matter: Matter, live: LiveStructure) -> int | None:
    facts = dict(matter.facts.values_list("fact", "value"))
    try:
        answer = route(live.table, matter.service.code, facts)
    except (BadFact, UnknownService):
        answer = None
    if isinstance(answer, Responsible):
        return live.units[answer.unit]
    code = Unit.objects.values_list("code", flat=True).get(pk=matter.unit_id)
    heirs = [heir for former, heir in live.plan.successors if former == code]
    return live.units[heirs[0]] if heirs else None
