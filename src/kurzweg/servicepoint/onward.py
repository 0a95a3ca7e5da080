# SPDX-License-Identifier: EUPL-1.2
"""Where a visitor can go on to in the same house: its units with their lanes, and what they serve there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from kurzweg.lang.languages import GERMAN
from kurzweg.servicepoint.lanes_now import RESTING, lanes_now
from kurzweg.servicepoint.models import Counter, Ticket
from kurzweg.servicepoint.reception import Reception
from kurzweg.services.snapshot import catalogue_snapshot


@dataclass(frozen=True, kw_only=True)
class Destination:
    """A unit of this house as the clerk chooses it: its name, whether somebody serves there, and what for."""

    unit: int
    name: str
    now: str
    services: dict[int, str]


def destinations(ticket: Ticket, here: Counter, *, at: datetime) -> list[Destination]:
    """Every unit of the house that has lanes; first those that serve what this visitor came for."""
    found = list(_destinations(here, at))
    return sorted(found, key=lambda one: (one.unit == here.unit, ticket.service_id not in one.services))


def _destinations(here: Counter, at: datetime) -> Iterator[Destination]:
    spoken, catalogue = get_language() or GERMAN.code, catalogue_snapshot()
    staffed, reception = lanes_now(at), Reception.at(here.live, at)
    taken = {one.lane for one in staffed.values() if one.doing != RESTING}
    lanes = [counter for counter in Counter.all_of(here.live) if counter.site == here.site]
    for unit in dict.fromkeys(counter.unit for counter in lanes):
        of_it = [counter for counter in lanes if counter.unit == unit]
        served = frozenset[str]().union(*(counter.serves for counter in of_it))
        titles = {catalogue.numbers[code]: catalogue.catalogue.services[code].title(spoken).value for code in served}
        yield Destination(
            unit=unit,
            name=here.live.name_of(unit, spoken),
            now=_now(sum(counter.lane in taken for counter in of_it), reception.is_open(of_it[0].unit_plan)),
            services=dict(sorted(titles.items(), key=lambda one: one[1])),
        )


def _now(lanes: int, is_open: bool) -> str:
    if not is_open:
        return _("empfängt gerade niemanden")
    if not lanes:
        return _("kein Schalter besetzt")
    return ngettext("{n} Schalter besetzt", "{n} Schalter besetzt", lanes).format(n=lanes)
