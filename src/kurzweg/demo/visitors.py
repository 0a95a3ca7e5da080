# SPDX-License-Identifier: EUPL-1.2
"""A morning in the demo office: invented people wait, are served, and are handed from unit to unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from kurzweg.accounts.models import Staff
from kurzweg.cases.models import Case
from kurzweg.demo.looking import let_each_other_look
from kurzweg.demo.past.invented import INVENTED
from kurzweg.engine.responsibility import Responsible, route
from kurzweg.events.kinds import Channel
from kurzweg.matters.models import Matter
from kurzweg.offices.live import LiveStructure, live_structure
from kurzweg.people.birth import BirthDate
from kurzweg.people.models import Person
from kurzweg.servicepoint.models import Ticket
from kurzweg.services.models import Service
from kurzweg.walls.keys import uuid7


@dataclass(frozen=True)
class Visitor:
    """Somebody invented: their name, language, what they want, and how many minutes ago they took a number."""

    family: str
    given: str
    language: str
    service: str
    minutes: int


IN_THE_HALL = (
    Visitor("Warsame", "Amina", "ar", "fiktionsbescheinigung", 41),
    Visitor("Bondar", "Olek", "uk", "eat-abholung", 37),
    Visitor("Kaya", "Elif", "tr", "uebertrag-neuer-pass", 33),
    Visitor("Rahimi", "Farid", "fa", "aufenthaltsbescheinigung", 24),
    Visitor("Diallo", "Mariam", "fr", "duldung", 22),
    Visitor("Petrova", "Irina", "ru", "fiktionsbescheinigung", 15),
    Visitor("Haile", "Senait", "en", "duldung", 12),
    Visitor("يوسف", "محمد", "ar", "auskunft-sachstand", 6),
)
KNOWN = Visitor("Bekele", "Hanna", "en", "duldung", 180)
KNOWN_TO_TWO = Visitor("Bahar", "Farid", "fa", "duldung", 300)


def fill_the_hall(staff: dict[str, Staff], *, at: datetime) -> None:
    """Let eight people wait, and let one known person's matter be offered to another unit."""
    house = live_structure(timezone.localdate(at))
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0)  # numbers are of one day
    services = {service.code: service for service in Service.objects.select_related("compartment")}
    for visitor in IN_THE_HALL:
        moment = max(at - timedelta(minutes=visitor.minutes), midnight)
        matter = _open(visitor, house, services, at=moment)
        unit = house.by_number[matter.unit_id]
        Ticket.draw(matter, site=house.sites[unit.site or ""], at=moment)
    _offer_a_handover(staff, house, services, at=at)
    begun = at - timedelta(minutes=KNOWN_TO_TWO.minutes)
    kept, handed_on = (_open(KNOWN_TO_TWO, house, services, at=begun) for _matter in range(2))
    person = _record(KNOWN_TO_TWO, "Iran", kept.unit_id, by=staff["brandt"], at=begun)
    let_each_other_look(staff, person, kept, handed_on, units=house.units, at=at)


def _open(visitor: Visitor, house: LiveStructure, services: dict[str, Service], *, at: datetime) -> Matter:
    facts = {"surname": visitor.family}
    answer = route(house.table, visitor.service, facts)
    assert isinstance(answer, Responsible), answer
    return Matter.open(
        key=uuid7(),
        service=services[visitor.service],
        unit=house.units[answer.unit],
        facts=facts,
        channel=Channel.COUNTER,
        language=visitor.language,
        at=at,
    )


def _record(visitor: Visitor, nationality: str, unit: int, *, by: Staff, at: datetime) -> Person:
    return Person.record(
        family_name=visitor.family, given_name=f"{visitor.given} ({INVENTED})", birth=BirthDate(1994, 1, 1),
        nationality=nationality, language=visitor.language, phone="", unit=unit, by=by, at=at,
    )  # fmt: skip


def _offer_a_handover(
    staff: dict[str, Staff], house: LiveStructure, services: dict[str, Service], *, at: datetime
) -> None:
    begun = at - timedelta(minutes=KNOWN.minutes)
    giver = staff["brandt"]
    matter = _open(KNOWN, house, services, at=begun)
    person = _record(KNOWN, "Äthiopien", matter.unit_id, by=giver, at=begun)
    matter.recognise(person, by=giver, at=begun)
    Case.open_for(person, unit=matter.unit_id, by=giver, at=begun).hold(matter, by=giver, at=begun)
    matter.offer_to(
        house.units["leistung"],
        "Grundleistungen prüfen, die Duldung ist verlängert.",
        by=giver,
        at=at - timedelta(minutes=20),
    )
