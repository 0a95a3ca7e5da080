# SPDX-License-Identifier: EUPL-1.2
"""Notblatt: the day of each unit as a page for the printer, kept outside the house for when its pages are away.

It holds what a counter needs for the rest of the day and no more: who waits in which order, who has an appointment, and
numbers that are given out by hand. Such a number is written in digits only, so no drawn number is ever the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Final

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from kurzweg.lang.languages import GERMAN
from kurzweg.lang.languages import language as spoken
from kurzweg.offices.live import LiveStructure, live_structure
from kurzweg.servicepoint.lanes_now import lanes_now
from kurzweg.servicepoint.models import Appointment, Booked, Counter, Ticket
from kurzweg.servicepoint.models.state import State
from kurzweg.services.snapshot import CatalogueSnapshot, catalogue_snapshot
from kurzweg.walls.identity import JOB, assume

BLOCK: Final = 100
"""So many numbers each unit has, beginning with its place in the structure: two units never give out the same."""
STRIPS: Final = 40
STYLE: Final = Path(__file__).parent / "static/servicepoint/css/paper.css"
"""Lies beside the pages: they are read without the house."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One unit's page; `name` is that of its file."""

    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class _Row:
    number: str
    service: str
    language: str
    at: datetime
    state: str


@transaction.atomic
def sheets(*, at: datetime) -> list[Sheet]:
    """Every unit's page at this moment, in German, a first page that leads to them, and what they look like."""
    assume(JOB)
    live, staffed, catalogue = live_structure(timezone.localdate(at)), lanes_now(at), catalogue_snapshot()
    with translation.override(GERMAN.code):
        pages = [
            _sheet(list(counters), place, staffed, catalogue, at)
            for place, counters in enumerate(_units(live), start=1)
        ]
        units = [(page.name, live.name_of(live.units[page.name.removesuffix(".html")], GERMAN.code)) for page in pages]
        first = render_to_string("servicepoint/paper_index.html", {"units": units, "at": at})
    return [Sheet(name="index.html", text=first), Sheet(name=STYLE.name, text=STYLE.read_text("utf-8")), *pages]


def _units(live: LiveStructure) -> Iterator[Iterator[Counter]]:
    return (counters for _unit, counters in groupby(Counter.all_of(live), key=attrgetter("unit")))


def _sheet(
    counters: Sequence[Counter], place: int, staffed: Collection[int], catalogue: CatalogueSnapshot, at: datetime
) -> Sheet:
    unit, live = counters[0].unit, counters[0].live
    shown = [State.WAITING, State.CALLED, State.SERVING, State.PARKED, State.MISSED]
    tickets = Ticket.objects.on(timezone.localdate(at)).for_unit(unit).filter(state__in=shown).in_order_of_coming()
    booked = Appointment.objects.booked().on(timezone.localdate(at)).in_unit(unit).exclude(state=Booked.SERVED)
    page = {
        "at": at,
        "unit": live.name_of(unit, GERMAN.code),
        "lanes": [(counter.name, counter.lane in staffed) for counter in counters],
        "tickets": [_row(ticket, catalogue) for ticket in tickets],
        "appointments": [
            (one, _service(one.service_id, catalogue), live.lane_names.get(one.lane_id, "")) for one in booked
        ],
        "strips": range(place * BLOCK + 1, place * BLOCK + 1 + STRIPS),
    }
    return Sheet(name=f"{counters[0].unit_plan.id}.html", text=render_to_string("servicepoint/paper.html", page))


def _row(ticket: Ticket, catalogue: CatalogueSnapshot) -> _Row:
    return _Row(
        number=ticket.call_number, service=_service(ticket.service_id, catalogue),
        language=spoken(ticket.language).german, at=ticket.due_at, state=str(ticket.get_state_display()),
    )  # fmt: skip


def _service(number: int, catalogue: CatalogueSnapshot) -> str:
    title = catalogue.title(number, GERMAN.code)
    return title.value if title else ""
