# SPDX-License-Identifier: EUPL-1.2
"""Nachfolge: whoever works in the heir of a unit sees what that unit has left, and no more than their compartments."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kurzweg.accounts.models import Staff
from kurzweg.engine.structure import Rule
from kurzweg.events.models import LogEvent
from kurzweg.matters.models import Matter, Outcome
from kurzweg.matters.naming import naming_of
from kurzweg.offices.models import Structure, Succession
from kurzweg.people.birth import BirthDate
from kurzweg.people.models import Person
from kurzweg.walls.identity import JOB, acting_as
from tests.heads import head_of_office
from tests.small_office import small_office
from tests.world import MONDAY, World

MERGER = date(2027, 1, 4)
THE_DAY_BEFORE = datetime(2027, 1, 3, 9, tzinfo=UTC)
AFTERWARDS = datetime(2027, 1, 5, 9, tzinfo=UTC)


@pytest.fixture
def left(world: World) -> Matter:
    """What a unit that ends had settled for Olek long before."""
    with acting_as(JOB):
        olek = Person.record(
            family_name="Bondar", given_name="Olek", birth=BirthDate(1990, 1, 1), nationality="", language="uk",
            phone="", unit=world.units["auslaenderrecht-2"], by=None, at=MONDAY,
        )  # fmt: skip
        matter = world.matter(unit="auslaenderrecht-2", facts={"surname": "Bondar"})
        matter.recognise(olek, by=world.brandt, at=MONDAY)
        matter.settle(Outcome.DONE, by=None, at=MONDAY + timedelta(days=1))
    return matter


@pytest.fixture
def head(world: World) -> Staff:
    return head_of_office(world)


def merge(world: World, head: Staff) -> None:
    """The second unit for residence matters is no more; the first one takes over."""
    plan = small_office()
    rules = tuple(rule for rule in plan.responsibilities if rule.service != "aufenthalt")
    merged = replace(
        plan,
        label="zusammengelegt",
        units=tuple(unit for unit in plan.units if unit.id != "auslaenderrecht-2"),
        responsibilities=(*rules, Rule(service="aufenthalt", lead="auslaenderrecht-1")),
        successors=(("auslaenderrecht-2", "auslaenderrecht-1"), ("nie-gewesen", "leistung")),
    )
    with world.as_(head):
        Structure.draft(merged, by=head, at=MONDAY).go_live(on=MERGER, by=head, at=MONDAY)


def test_heirs_open_what_the_former_unit_had_settled(world: World, head: Staff, left: Matter) -> None:
    merge(world, head)
    with world.as_(world.brandt, at=AFTERWARDS):
        assert Matter.objects.get(pk=left.pk).person == Person.objects.called("bondar").get()
        assert left.facts.exists()
        assert left.periods.exists()
        assert LogEvent.objects.of_matter(left.pk).count() == 3


def test_until_its_last_day_the_unit_keeps_its_matters_to_itself(world: World, head: Staff, left: Matter) -> None:
    merge(world, head)
    with world.as_(world.brandt, at=THE_DAY_BEFORE):
        assert not Matter.objects.filter(pk=left.pk).exists()
        assert not Person.objects.called("bondar").exists()


def test_who_inherits_nothing_sees_nothing(world: World, head: Staff, left: Matter) -> None:
    merge(world, head)
    with world.as_(world.celik, at=AFTERWARDS):
        assert not Matter.objects.filter(pk=left.pk).exists()
        assert not Person.objects.called("bondar").exists()


def test_nobody_inherits_more_than_their_compartments(world: World, head: Staff) -> None:
    with acting_as(JOB):
        money = world.matter("asylblg-grundleistungen", unit="auslaenderrecht-2")
    merge(world, head)
    with world.as_(world.brandt, at=AFTERWARDS):
        assert not Matter.objects.filter(pk=money.pk).exists()


def test_a_unit_that_comes_back_is_nobodys_inheritance(world: World, head: Staff, left: Matter) -> None:
    merge(world, head)
    again = MERGER + timedelta(weeks=1)
    with world.as_(head):
        Structure.draft(small_office(), by=head, at=MONDAY).go_live(on=again, by=head, at=MONDAY)
    with world.as_(world.brandt, at=AFTERWARDS + timedelta(weeks=1)):
        assert not Matter.objects.filter(pk=left.pk).exists()


def test_only_units_that_there_were_have_heirs(world: World, head: Staff) -> None:
    merge(world, head)
    with acting_as(JOB):
        told = [(one.unit.code, one.heir.code) for one in Succession.objects.select_related("unit", "heir")]
    assert told == [("auslaenderrecht-2", "auslaenderrecht-1")]


def test_a_former_unit_keeps_its_name_in_what_is_told_of_it(world: World, head: Staff) -> None:
    merge(world, head)
    with world.as_(world.brandt, at=AFTERWARDS):
        assert naming_of(AFTERWARDS.date()).unit(world.units["auslaenderrecht-2"]) == "Ausländerrecht 2"
