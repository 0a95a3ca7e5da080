# SPDX-License-Identifier: EUPL-1.2
"""Several people at one draft at the same moment: step follows step, and nobody's words are lost without being told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from django.db import connections, transaction
from django.utils import timezone

from kurzweg.accounts.models import Staff
from kurzweg.engine.structure import Structure as Plan
from kurzweg.engine.structure import write
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.offices.errors import AlreadyInForceError
from kurzweg.offices.models import Structure
from kurzweg.redesign.errors import OvertakenError
from kurzweg.redesign.models import Draft
from kurzweg.walls.identity import JOB, acting_as
from tests.heads import head_of_office
from tests.redesign.drafts import begun, plan_of, renamed
from tests.small_office import small_office
from tests.world import MONDAY, World

EDITORS = 6
SOON = timezone.localdate() + timedelta(days=20)
Act = Callable[[int], None]


def all_at_once(world: World, who: Staff, act: Act, number: int = EDITORS) -> list[str]:
    """What each of them was told: "won", or the sentence of who was overtaken."""
    told = [""] * number
    barrier = threading.Barrier(number)

    def one(place: int) -> None:
        try:
            with transaction.atomic(), world.as_(who):
                barrier.wait(timeout=20)
                act(place)
                told[place] = "won"
        except (OvertakenError, AlreadyInForceError) as slower:
            told[place] = str(slower)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(place,)) for place in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return told


def test_of_those_who_save_different_texts_one_wins_and_the_others_are_told(committed_world: World) -> None:
    world = committed_world
    with transaction.atomic(), world.as_(world.gruber):
        draft = begun(world.gruber)
    texts = [write(renamed(small_office(), f"Leistung {place}")) for place in range(EDITORS)]

    def save(place: int) -> None:
        draft.rewrite(texts[place], seen=1, by=world.gruber, at=MONDAY)

    told = all_at_once(world, world.gruber, save)
    assert told.count("won") == 1
    assert {one.partition(":")[0] for one in told if one != "won"} == {"Frau Gruber hat inzwischen gespeichert"}
    with transaction.atomic(), world.as_(world.gruber):
        assert [step.number for step in draft.revisions.newest_first()] == [2, 1]
        assert draft.head.content == texts[told.index("won")]


def test_those_who_change_different_units_all_get_their_way_in_steps_without_gaps(committed_world: World) -> None:
    world = committed_world
    with transaction.atomic(), world.as_(world.gruber):
        draft = begun(world.gruber)
        codes = [unit.id for unit in small_office().units[:EDITORS]]

    def rename(place: int) -> None:
        def edit(plan: Plan) -> Plan:
            return renamed(plan, f"neu {place}", codes[place])

        def aspect(plan: Plan) -> object:
            return plan.unit(codes[place])

        draft.change(edit, aspect=aspect, seen=1, by=world.gruber, at=MONDAY)

    assert all_at_once(world, world.gruber, rename) == ["won"] * EDITORS
    with transaction.atomic(), world.as_(world.gruber):
        assert [step.number for step in draft.revisions.newest_first()] == list(range(EDITORS + 1, 0, -1))
        names = {unit.id: dict(unit.name)["de"] for unit in plan_of(draft).units}
        assert [names[code] for code in codes] == [f"neu {place}" for place in range(EDITORS)]


def test_of_drafts_published_at_once_for_one_day_one_comes_into_force(committed_world: World) -> None:
    world, head = committed_world, head_of_office(committed_world)
    with transaction.atomic(), world.as_(head):
        drafts = [begun(head, write(replace(small_office(), label=f"Entwurf {place}"))) for place in range(4)]

    def publish(place: int) -> None:
        drafts[place].publish(on=SOON, seen=1, by=head, at=timezone.now())

    told = all_at_once(world, head, publish, number=4)
    assert told.count("won") == 1
    assert all(one.startswith("Jemand war schneller") for one in told if one != "won")
    with transaction.atomic(), acting_as(JOB):
        live = Structure.objects.in_force_on(SOON).get()
        assert live.label == f"Entwurf {told.index('won')}"
        assert LogEvent.objects.filter(activity=Kind.StructureWentLive, at__gte=MONDAY).count() == 1
    with transaction.atomic(), world.as_(head):
        live.withdraw(by=head, at=timezone.now())


def test_one_draft_published_by_two_clicks_at_once_is_published_once(committed_world: World) -> None:
    world, head = committed_world, head_of_office(committed_world)
    with transaction.atomic(), world.as_(head):
        draft = begun(head)

    def publish(_place: int) -> None:
        Draft.objects.get(pk=draft.pk).publish(on=SOON, seen=1, by=head, at=timezone.now())

    assert all_at_once(world, head, publish, number=4) == ["won"] * 4
    with transaction.atomic(), world.as_(head):
        assert draft.publications.count() == 1
        structure = draft.published_as
        assert structure
        structure.withdraw(by=head, at=timezone.now())
