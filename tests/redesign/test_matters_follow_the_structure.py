# SPDX-License-Identifier: EUPL-1.2
"""Umzug der Anliegen: when a unit is no more, its open matters go to whoever took over, and none is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from kurzweg.accounts.models import Staff
from kurzweg.engine.structure import Structure as Plan
from kurzweg.events.kinds import Channel, Kind
from kurzweg.events.models import LogEvent
from kurzweg.jobs.order import routines
from kurzweg.matters.models import Handover, Matter, Outcome, ResponsiblePeriod
from kurzweg.offices.models import Structure
from kurzweg.redesign import edits
from kurzweg.redesign.moving import move_what_was_left
from kurzweg.walls.identity import JOB, acting_as
from kurzweg.walls.keys import uuid7
from tests.heads import head_of_office
from tests.small_office import small_office
from tests.world import World

NOW = timezone.now()
THE_DAY = NOW + timedelta(days=10)


@pytest.fixture
def head(world: World) -> Staff:
    return head_of_office(world)


def published(head: Staff, world: World, plan: Plan) -> None:
    with world.as_(head):
        structure = Structure.draft(plan, by=head, at=NOW)
        structure.go_live(on=timezone.localdate(THE_DAY), by=head, at=NOW)


def merged() -> Plan:
    return edits.end_unit(small_office(), "auslaenderrecht-1", heir="auslaenderrecht-2")


def moves(at: datetime) -> int:
    with acting_as(JOB):
        return move_what_was_left(at=at)


class ByItself:
    """A run of the worker at a moment."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def progress(self, done: int, total: int) -> None: ...


def where(matter: Matter) -> str:
    with acting_as(JOB):
        return Matter.objects.select_related("unit").get(pk=matter.pk).unit.code


def opened(world: World) -> Matter:
    with world.as_(world.brandt):
        return world.matter(at=NOW)


def test_before_the_day_nothing_moves(world: World, head: Staff) -> None:
    matter = opened(world)
    published(head, world, merged())
    assert moves(NOW) == 0
    assert where(matter) == "auslaenderrecht-1"


def test_nobody_has_to_think_of_it(world: World, head: Staff) -> None:
    matter = opened(world)
    published(head, world, merged())
    with acting_as(JOB):
        routines()["follow-structure"]().run(ByItself(THE_DAY))
    assert where(matter) == "auslaenderrecht-2"


def test_on_the_day_open_matters_go_to_who_took_over_once(world: World, head: Staff) -> None:
    matter = opened(world)
    published(head, world, merged())
    assert (moves(THE_DAY), moves(THE_DAY)) == (1, 0)
    assert where(matter) == "auslaenderrecht-2"
    with acting_as(JOB):
        periods = ResponsiblePeriod.objects.filter(matter=matter).order_by("during")
        assert [(one.unit_id, one.during.lower) for one in periods] == [
            (world.units["auslaenderrecht-1"], NOW),
            (world.units["auslaenderrecht-2"], THE_DAY),
        ]
        moved = LogEvent.objects.filter(activity=Kind.MatterMovedByStructure)
        assert [(one.unit, one.attrs["from_unit"]) for one in moved] == [
            (world.units["auslaenderrecht-2"], world.units["auslaenderrecht-1"])
        ]


def test_what_is_settled_stays_where_it_was_settled(world: World, head: Staff) -> None:
    matter = opened(world)
    with world.as_(world.brandt):
        matter.settle(Outcome.DONE, by=world.brandt, at=NOW)
    published(head, world, merged())
    assert moves(THE_DAY) == 0


def test_the_rules_go_before_the_named_successor(world: World, head: Staff) -> None:
    """Warsame begins with W: after the split the rules name another unit than the first successor."""
    matter = opened(world)
    plan = edits.end_unit(small_office(), "auslaenderrecht-1", heir="auslaenderrecht-2", also=("leistung",))
    rules = tuple(
        replace(rule, lead="leistung") if rule.service == "aufenthalt" and rule.when[0].values == ("L-Z", "unknown")
        else rule
        for rule in plan.responsibilities
    )  # fmt: skip
    heirs = edits.change_unit(
        plan, "leistung", compartments=(*plan.unit("leistung").compartments, "aufenthalt"),
        lanes=tuple(replace(lane, services=(*lane.services, "aufenthalt")) for lane in plan.unit("leistung").lanes),
    )  # fmt: skip
    published(head, world, replace(heirs, responsibilities=rules))
    moves(THE_DAY)
    assert where(matter) == "leistung"


def test_an_offer_that_nobody_answered_falls_away(world: World, head: Staff) -> None:
    matter = opened(world)
    with world.as_(world.brandt):
        matter.offer_to(world.units["leistung"], "Bitte prüfen.", by=world.brandt, at=NOW)
    published(head, world, merged())
    moves(THE_DAY)
    with acting_as(JOB):
        (offer,) = Handover.objects.all()
        assert (offer.withdrawn_at, offer.withdrawn_by) == (THE_DAY, None)
    assert where(matter) == "auslaenderrecht-2"


def test_an_offer_to_a_unit_that_is_no_more_falls_away_and_the_giver_stays_responsible(
    world: World, head: Staff
) -> None:
    with world.as_(world.celik):
        matter = world.matter("asylblg-grundleistungen", unit="leistung", at=NOW)
        matter.offer_to(world.units["auslaenderrecht-1"], "Bitte prüfen.", by=world.celik, at=NOW)
    published(head, world, merged())
    moves(THE_DAY)
    with acting_as(JOB):
        assert not Handover.objects.open().exists()
    assert where(matter) == "leistung"


def test_a_matter_for_which_nobody_is_named_is_not_lost(world: World, head: Staff) -> None:
    with acting_as(JOB):
        matter = Matter.open(
            key=uuid7(), service=world.services["uma-inobhutnahme"], unit=world.units["jugend"], facts={},
            channel=Channel.COUNTER, language="de", at=NOW,
        )  # fmt: skip
    plan = edits.end_unit(small_office(), "jugend", heir="leistung")
    published(head, world, replace(plan, successors=()))
    assert moves(THE_DAY) == 0
    assert where(matter) == "jugend"


def test_the_new_unit_finds_the_person(world: World, head: Staff) -> None:
    matter = opened(world)
    with world.as_(world.brandt):
        matter.recognise(world.amina(), by=world.brandt, at=NOW)
    published(head, world, merged())
    assert moves(THE_DAY) == 1
    with acting_as(JOB):
        person = Matter.objects.get(pk=matter.pk).person
        assert person
        assert person.presences.filter(unit_id=world.units["auslaenderrecht-2"]).exists()
