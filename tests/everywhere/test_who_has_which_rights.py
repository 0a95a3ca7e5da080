# SPDX-License-Identifier: EUPL-1.2
"""Role × kind of record × relation × action: the table `rights.txt` is read by people and kept by this test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from kurzweg.accounts.models import Grant, Staff
from kurzweg.cases.models import Case
from kurzweg.events.models import LogEvent
from kurzweg.matters.errors import MatterError
from kurzweg.matters.existence import known_elsewhere
from kurzweg.matters.models import Handover, Matter, MatterFact, Outcome
from kurzweg.matters.naming import naming_of
from kurzweg.people.models import Person
from kurzweg.sharing.models import AccessRequest, EmergencyNotice, Participation
from kurzweg.sharing.models.terms import Terms
from tests.sharing.deeds import (
    Both,
    asked_for_access,
    asked_to_take_part,
    disclosed,
    glass_broken,
    known_to_both,
    taking_part,
)
from tests.world import MONDAY, PEOPLE, World

TABLE = Path(__file__).with_name("rights.txt")
FACTS = {"surname": "name", "status": "status", "municipality": "place"}


def only(*fields: str) -> Terms:
    return Terms(purpose="Zweck", legal_basis="§ 4", fields=("summary", *fields))


def nothing(world: World, both: Both) -> None:
    """Nobody has done anything yet."""


def handed_over(world: World, both: Both) -> None:
    with world.as_(world.brandt):
        offer = both.mine.offer_to(world.units["leistung"], "Bitte.", by=world.brandt, at=MONDAY)
    with world.as_(world.celik):
        offer.accept(by=world.celik, at=timezone.now())


def offered(world: World, both: Both) -> None:
    with world.as_(world.brandt):
        both.mine.offer_to(world.units["leistung"], "Bitte.", by=world.brandt, at=MONDAY)


def granted(world: World, both: Both) -> None:
    request = asked_for_access(world, both)
    with world.as_(world.brandt):
        request.grant([both.mine], 7, by=world.brandt, at=timezone.now())


def ended(world: World, both: Both) -> None:
    taking_part(world, both.mine)
    with world.as_(world.brandt):
        Grant.objects.of("matter", both.mine.pk).get().end(by=world.brandt, at=timezone.now())


RELATIONS: dict[str, Callable[[World, Both], object]] = {
    "nothing": nothing,
    "offered": offered,
    "handed-over": handed_over,
    "asked-to-take-part": lambda world, both: asked_to_take_part(world, both.mine),
    "takes-part-state-only": lambda world, both: taking_part(world, both.mine, only()),
    "takes-part-with-name": lambda world, both: taking_part(world, both.mine, only("identity")),
    "takes-part-with-history": lambda world, both: taking_part(world, both.mine, only("history", "residence")),
    "statute": lambda world, both: disclosed(world, both.mine),
    "asked-to-look": asked_for_access,
    "may-look": granted,
    "emergency": glass_broken,
    "ended": ended,
}
"""What the Leistungsstelle (celik) has to do with the matter of Ausländerrecht 1."""


def sees(world: World, both: Both, person: Staff) -> Iterator[str]:
    """What of the matter and around it somebody sees, by asking the database and no page."""
    matter = Matter.objects.filter(pk=both.mine.pk)
    if matter.exists():
        yield "matter"
    if matter.filter(person__in=Person.objects.all()).exists():
        yield "person"
    for fact in MatterFact.objects.filter(matter=both.mine.pk).order_by("fact"):
        yield FACTS[fact.fact]
    if LogEvent.objects.of_matter(both.mine.pk).exists():
        yield "course"
    if Case.objects.filter(held__matter=both.mine.pk).exists():
        yield "case"
    for noun, rows in (
        ("handover", Handover.objects.filter(matter=both.mine.pk)),
        ("participation", Participation.objects.filter(matter=both.mine.pk)),
        ("request", AccessRequest.objects.all()),
        ("notice", EmergencyNotice.objects.all()),
        ("grant", Grant.objects.of("matter", both.mine.pk)),
    ):
        if rows.exists():
            yield noun
    if any(one.code == "auslaenderrecht-1" for one in known_elsewhere(both.person.pk, naming_of(MONDAY.date()))):
        yield "existence"


def does(world: World, both: Both, person: Staff) -> Iterator[str]:
    """What somebody can do with the matter: the database lets it happen, whatever the pages offer."""
    now, unit = timezone.now(), next(iter(sorted(person.units)), 0)

    def it() -> Matter:
        return Matter.objects.filter(pk=both.mine.pk).first() or both.mine

    deeds: dict[str, Callable[[], object]] = {
        "settle": lambda: it().settle(Outcome.DONE, by=person, at=now),
        "hand-over": lambda: it().offer_to(world.units["auslaenderrecht-2"], "Bitte.", by=person, at=now),
        "new-key": lambda: it().replace_key(at=now),
        "share": lambda: Participation.offer(
            it(), world.units["auslaenderrecht-2"], only(), until=now.replace(year=now.year + 1), by=person, at=now
        ),
        "open-case": lambda: Case.open_for(both.person, unit=unit, by=person, at=now).hold(it(), by=person, at=now),
    }
    for verb, deed in deeds.items():
        try:
            with transaction.atomic():
                deed()
                transaction.set_rollback(True)
        except (DatabaseError, ValueError, LookupError):
            continue
        except (MatterError, PermissionDenied):
            continue
        yield verb


def rights(world: World, both: Both, who: str) -> str:
    person = world.staff[who]
    with world.as_(person, at=timezone.now()):
        return " ".join([*sees(world, both, person), "|", *does(world, both, person)])


def lines() -> Iterator[tuple[str, str, str]]:
    """Relation, person, and what they may."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            relation, who, may = line.split(maxsplit=2)
            yield relation, who, " ".join(may.split())


@pytest.fixture
def both(world: World) -> Both:
    found = known_to_both(world)
    with world.as_(world.brandt):
        MatterFact.freeze(found.mine, {"status": "duldung-60a", "municipality": "15084355"})
        case = Case.open_for(found.person, unit=found.mine.unit_id, by=world.brandt, at=MONDAY)
        case.hold(found.mine, by=world.brandt, at=MONDAY)
    return found


@pytest.mark.parametrize("relation", RELATIONS)
def test_who_has_which_rights(world: World, both: Both, relation: str) -> None:
    RELATIONS[relation](world, both)
    found = {who: rights(world, both, who) for who, *_rest in PEOPLE}
    assert found == {who: may for of, who, may in lines() if of == relation}


def test_every_relation_has_a_line_for_everybody() -> None:
    assert {(relation, who) for relation, who, _may in lines()} == {
        (relation, who) for relation in RELATIONS for who, *_rest in PEOPLE
    }
