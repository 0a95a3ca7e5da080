# SPDX-License-Identifier: EUPL-1.2
"""A whole office full of canaries: markers in every field of text, each with those who may ever meet it.

A room is a unit inside a compartment. In each, matters of people are opened, offered to the next unit, shared with
another for some fields, held by cases; seven units, two controllers, one emergency. All by the verbs of the house.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from kurzweg.accounts.field_classes import FieldClass
from kurzweg.accounts.models import Membership, Role, Staff
from kurzweg.accounts.models.sight import SECRET
from kurzweg.cases.models import Case
from kurzweg.engine.structure import Lane, Rule, Structure
from kurzweg.events.kinds import Channel, Reason
from kurzweg.matters.models import Matter
from kurzweg.offices.models import Structure as Published
from kurzweg.offices.models import Unit
from kurzweg.people.birth import BirthDate
from kurzweg.people.models import Person
from kurzweg.services.catalogue import load_catalogue
from kurzweg.services.models import Compartment, Service
from kurzweg.sharing.models import EmergencyAccess, Participation
from kurzweg.sharing.models.terms import Terms
from kurzweg.walls.identity import JOB, acting_as
from kurzweg.walls.keys import uuid7
from tests.everywhere.addresses import Office, furnish
from tests.small_office import small_office
from tests.world import BEGINNING, MONDAY, World, recall

NUMBER = re.compile(r"[AF]-\d{4}-\d{5}")
MARKER = re.compile(r"zeisig(\d{5})", re.IGNORECASE)
CLERKS = {
    "servicepoint": "adler", "auslaenderrecht-1": "brandt", "auslaenderrecht-2": "noack", "leistung": "celik",
    "jugend": "dahl", "jobcenter": "wolf",
}  # fmt: skip
"""Who works where; Frau Ebert stands beside Herr Brandt."""
GUARDIANS = frozenset({"ihde", "jansen"})
FIELD_SETS = (
    (FieldClass.SUMMARY,),
    (FieldClass.SUMMARY, FieldClass.IDENTITY),
    (FieldClass.SUMMARY, FieldClass.RESIDENCE, FieldClass.HISTORY),
    (FieldClass.SUMMARY, FieldClass.HOUSEHOLD),
)
MARKERS_A_MATTER = 8
LATER = MONDAY + timedelta(hours=1)


@dataclass
class Aviary:
    """The office, the words that addresses speak with in each room, and who may meet which marker."""

    world: World
    office: Office
    rooms: dict[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    may_meet: list[frozenset[str]] = field(default_factory=list)
    numbers: dict[str, frozenset[str]] = field(default_factory=dict)

    def marker(self, *who: str) -> str:
        """A word that nobody else ever says, for the eyes of these."""
        self.may_meet.append(frozenset(who))
        return f"Zeisig{len(self.may_meet) - 1:05d}"

    def strangers(self, text: str, who: str) -> set[str]:
        """The markers in a text that this person must never meet."""
        return {found[0] for found in MARKER.finditer(text) if who not in self.may_meet[int(found[1])]}

    def strange_numbers(self, text: str, who: str) -> set[str]:
        """The numbers of matters and cases in a text that this person must never meet."""
        found = {number for number in NUMBER.findall(text) if number in self.numbers}
        return {number for number in found if who not in self.numbers[number]}


def two_controllers() -> Structure:
    """The small office, and in its house a job centre that is a controller of its own."""
    office = small_office()
    leistung = next(unit for unit in office.units if unit.id == "leistung")
    jobcenter = replace(
        leistung, id="jobcenter", name=(("de", "Jobcenter"),), compartments=("sgb",),
        controller="Jobcenter Musterkreis",
        lanes=(Lane(id="b1", services=("geld-vom-jobcenter",), name="Zimmer 4.01"),),
    )  # fmt: skip
    sgb = {code for code, service in load_catalogue().services.items() if service.compartment == "sgb"}
    groups = [(name, tuple(one for one in members if one not in sgb)) for name, members in office.groups]
    return replace(
        office,
        units=(*office.units, jobcenter),
        groups=(*groups, ("geld-vom-jobcenter", tuple(sorted(sgb)))),
        responsibilities=(*office.responsibilities, Rule(service="geld-vom-jobcenter", lead="jobcenter")),
    )


@transaction.atomic
def fill(matters_a_room: int) -> Aviary:
    """Build it into the database of this module; `matters_a_room` × 8 markers in each room."""
    _open_the_second_house()
    world = recall()
    aviary = Aviary(world, furnish(world))
    plan = two_controllers()
    rooms = [(unit.id, compartment) for unit in plan.units for compartment in unit.compartments]
    for (unit, compartment), (neighbour, _compartment) in pairwise([*rooms, *rooms[:1]]):
        other = neighbour if neighbour != unit else _another(unit)
        aviary.rooms[unit, compartment] = _fill_room(aviary, unit, compartment, other, matters_a_room)
    _break_glass(aviary)
    return aviary


def _open_the_second_house() -> None:
    with acting_as(JOB):
        Published.draft(two_controllers(), by=None, at=BEGINNING).go_live(on=date(2026, 11, 2), by=None, at=BEGINNING)
        for username, name, role, unit in (
            ("noack", "Frau Noack", Role.CASEWORKER, "auslaenderrecht-2"),
            ("wolf", "Herr Wolf", Role.CASEWORKER, "jobcenter"),
            ("jansen", "Frau Jansen", Role.HEAD_OF_OFFICE, "leitung"),
        ):
            person = Staff.objects.engage(username, name=name, password=None, at=BEGINNING)
            Membership.objects.create(
                staff=person, unit=Unit.objects.get(code=unit), role=role, valid=DateRange(BEGINNING.date(), None)
            )


def _another(unit: str) -> str:
    return "auslaenderrecht-2" if unit != "auslaenderrecht-2" else "auslaenderrecht-1"


def who_works_in(*units: str) -> set[str]:
    """Those who work for people in these units."""
    found = {CLERKS[unit] for unit in units}
    return found | {"ebert"} if "brandt" in found else found


def _fill_room(aviary: Aviary, unit: str, compartment: str, other: str, matters: int) -> Mapping[str, str]:
    words: Mapping[str, str] = {}
    for number in range(matters):
        fields = FIELD_SETS[number % len(FIELD_SETS)] if compartment not in SECRET else ()
        words = _open_one(aviary, unit, compartment, other, fields)
    return words


def _open_one(
    aviary: Aviary, unit: str, compartment: str, other: str, fields: tuple[FieldClass, ...]
) -> Mapping[str, str]:
    """One matter with eight markers; offered to the other unit, and shared with it as far as `fields` say."""
    world, now = aviary.world, timezone.now()
    ours, theirs = who_works_in(unit), who_works_in(unit, other)
    clerk, number = world.staff[CLERKS[unit]], world.units[unit]

    def marker(kind: FieldClass) -> str:
        return aviary.marker(*(theirs if kind in fields else ours))

    with world.as_(clerk):
        matter = Matter.open(
            key=uuid7(), service=_inside(compartment), unit=number, channel=Channel.COUNTER, language="de", at=MONDAY,
            facts={
                "surname": marker(FieldClass.IDENTITY), "municipality": marker(FieldClass.HOUSEHOLD),
                "status": marker(FieldClass.RESIDENCE),
            },
        )  # fmt: skip
        person = Person.record(
            family_name=marker(FieldClass.IDENTITY), given_name=marker(FieldClass.IDENTITY), birth=BirthDate(1990),
            nationality=marker(FieldClass.IDENTITY), language="ar", phone="", unit=number, by=clerk, at=MONDAY,
        )  # fmt: skip
        matter.recognise(person, by=clerk, at=MONDAY)
        case = Case.open_for(person, unit=number, by=clerk, at=MONDAY)
        case.hold(matter, by=clerk, at=MONDAY)
        declined = matter.offer_to(world.units[other], aviary.marker(*theirs), by=clerk, at=MONDAY)
    aviary.numbers |= {matter.number: frozenset(theirs), case.number: frozenset(ours)}
    with world.as_(world.staff[CLERKS[other]]):
        declined.decline(Reason.NOT_OURS, aviary.marker(*theirs), by=world.staff[CLERKS[other]], at=MONDAY)
    words = {
        "number": matter.number, "offered": matter.number, "shared": matter.number, "case": case.number,
        "key": str(person.pk), "known": str(person.pk), "unit": unit,
    }  # fmt: skip
    with world.as_(clerk):
        matter.offer_to(world.units[other], aviary.marker(*theirs), by=clerk, at=LATER)
        if fields:
            terms = Terms(
                purpose=aviary.marker(*theirs, *GUARDIANS), legal_basis="§ 4 DSG LSA", fields=tuple(map(str, fields))
            )
            offer = Participation.offer(
                matter, world.units[other], terms, until=now + timedelta(days=30), by=clerk, at=now
            )
            words["participation"] = str(offer.pk)
    if fields:
        with world.as_(world.staff[CLERKS[other]]):
            offer.accept(by=world.staff[CLERKS[other]], at=now)
    return words


def _inside(compartment: str) -> Service:
    """A service behind this wall; where the catalogue has none, one that says so."""
    inside = Service.objects.select_related("compartment").filter(compartment__code=compartment).first()
    if inside is None:
        inside = Service.objects.select_related("compartment").first()
        assert inside is not None
        inside.compartment = Compartment.objects.get(code=compartment)
    return inside


def _break_glass(aviary: Aviary) -> None:
    """Frau Çelik looks at what Ausländerrecht 1 does for somebody both know; her reason is for owner and guardians."""
    world, now = aviary.world, timezone.now()
    who = who_works_in("leistung", "auslaenderrecht-1")
    with world.as_(world.brandt):
        matter = world.matter()
        person = world.amina()
        matter.recognise(person, by=world.brandt, at=MONDAY)
        offered = world.matter()
        offered.recognise(person, by=world.brandt, at=MONDAY)
        offer = offered.offer_to(world.units["leistung"], aviary.marker(*who), by=world.brandt, at=MONDAY)
    with world.as_(world.celik):
        offer.accept(by=world.celik, at=LATER)
        EmergencyAccess.break_glass(
            world.units["auslaenderrecht-1"], person, f"Ein Notfall: {aviary.marker(*who, *GUARDIANS)} ist in Not.",
            for_unit=world.units["leistung"], by=world.celik, at=now,
        )  # fmt: skip
