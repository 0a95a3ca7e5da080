# SPDX-License-Identifier: EUPL-1.2
"""The day beside the plan: what can be closed, who can be away, and what of it stands now, as somebody may see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kurzweg.accounts.models import Membership, Staff
from kurzweg.offices.live import LiveStructure
from kurzweg.offices.models import Absence, Closure, Place


@dataclass(frozen=True)
class NamedPlace:
    """A place with the code that a form knows it by, and its name."""

    code: str
    name: str
    place: Place


@dataclass(frozen=True)
class ClosureRow:
    """One closure with its place by name."""

    closure: Closure
    name: str
    may_lift: bool


@dataclass(frozen=True)
class AbsenceRow:
    """One absence with the person by name."""

    absence: Absence
    name: str


def places_of(live: LiveStructure, language: str) -> Iterator[NamedPlace]:
    """Everything that can be closed, house by house: the house, its units, their lanes."""
    for site in live.plan.sites:
        number = live.sites[site.id]
        yield NamedPlace(f"haus:{site.id}", _("{name}: das ganze Haus").format(name=site.name), Place(number))
        for unit in live.plan.units:
            if unit.site != site.id or not unit.lanes:
                continue
            name, whose = live.name_of(live.units[unit.id], language), live.units[unit.id]
            yield NamedPlace(f"einheit:{unit.id}", name, Place(number, whose))
            for lane in unit.lanes:
                called = _("{unit}: {lane}").format(unit=name, lane=lane.name or lane.id)
                yield NamedPlace(f"platz:{lane.id}", called, Place(number, whose, live.lanes[lane.id]))


def closable(person: Staff, live: LiveStructure, language: str) -> list[NamedPlace]:
    """The places that this person may close."""
    return [place for place in places_of(live, language) if person.may("place.close", place.place)]


def closures_from(day: date, person: Staff, live: LiveStructure, language: str) -> list[ClosureRow]:
    """What is closed on this day and later. A place of an older structure has no name any more."""
    names = {place.place: place.name for place in places_of(live, language)}
    return [
        ClosureRow(one, names.get(one.place, _("ein früherer Platz")), person.may("place.close", one.place))
        for one in Closure.objects.not_over(day).select_related("by")
    ]


def people_of(person: Staff, on: date) -> Mapping[str, str]:
    """Whose absence this person may note: everybody who works today in a unit that they lead."""
    members = Membership.objects.in_force_on(on).select_related("staff").order_by("staff__name")
    return {str(one.staff_id): one.staff.name for one in members if person.may("absence.note", one.unit_id)}


def absences_from(day: date, people: Mapping[str, str]) -> list[AbsenceRow]:
    """Who of these people is away on this day and later."""
    away = Absence.objects.not_over(day).filter(staff_id__in=people)
    return [AbsenceRow(one, people[str(one.staff_id)]) for one in away]
