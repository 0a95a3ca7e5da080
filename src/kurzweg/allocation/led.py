# SPDX-License-Identifier: EUPL-1.2
"""What the head of a unit reads and decides about the ways in which its places are given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kurzweg.accounts.models import Staff
from kurzweg.allocation.models import Way, WayKind
from kurzweg.allocation.words import RETURNS, WAYS
from kurzweg.offices.live import LiveStructure
from kurzweg.servicepoint.models import Pool
from kurzweg.servicepoint.queue import served_at
from kurzweg.services.snapshot import catalogue_snapshot


@dataclass(frozen=True)
class Offered:
    """A service that a unit receives people for."""

    unit: int
    unit_name: str
    service: int
    code: str
    title: str

    @property
    def key(self) -> str:
        """By which a form knows it."""
        return f"{self.unit}-{self.service}"


@dataclass(frozen=True)
class WayRow:
    """One way with the words for it."""

    way: Way
    what: Offered
    is_in_force: bool

    @property
    def kind(self) -> str:
        return str(WAYS[WayKind(self.way.kind)])

    @property
    def returns_to(self) -> str:
        return str(RETURNS[Pool(self.way.returns_to)])


def offered_by(live: LiveStructure, language: str, units: Sequence[int]) -> Iterator[Offered]:
    """Every service that these units have a lane for, unit by unit in the order of their titles."""
    snapshot = catalogue_snapshot()
    for unit in live.plan.units:
        number = live.units[unit.id]
        if number not in units or not unit.site:
            continue
        codes = set().union(*(served_at(lane.services, live.plan) for lane in unit.lanes)) & set(snapshot.numbers)
        name = live.name_of(number, language)
        found = [
            Offered(number, name, snapshot.numbers[code], code, snapshot.catalogue.services[code].title(language).value)
            for code in codes
        ]
        yield from sorted(found, key=lambda one: one.title.casefold())


def led_by(person: Staff, live: LiveStructure, language: str) -> list[Offered]:
    """What this person may say the way for."""
    units = [number for number in live.units.values() if person.may("way.set", number)]
    return list(offered_by(live, language, units))


def ways_of(offered: Sequence[Offered], *, on: date) -> list[WayRow]:
    """The way in force for each of them that has one, and those that are to come."""
    by_key = {(one.service, one.unit): one for one in offered}
    in_force = {way.pk for way in Way.objects.in_force_on(on)}
    rows = [
        WayRow(way, by_key[way.service_id, way.unit_id], way.pk in in_force)
        for way in Way.objects.order_by("from_day", "set_at", "pk")
        if (way.service_id, way.unit_id) in by_key and (way.pk in in_force or way.from_day > on)
    ]
    return sorted(rows, key=lambda row: (row.what.unit_name, row.what.title.casefold(), row.way.from_day))


def grouped(offered: Sequence[Offered]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Services below the name of their unit, as a field of choices takes them."""
    units = groupby(offered, key=lambda one: one.unit_name)
    return [(name, [(one.key, one.title) for one in services]) for name, services in units]
