# SPDX-License-Identifier: EUPL-1.2
"""Two designers put a structure in force for the same day: one wins, the other is told what is in force."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date

from django.db import connections, transaction

from kurzweg.accounts.models import Staff
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.offices.errors import AlreadyInForceError
from kurzweg.offices.models import Structure
from kurzweg.walls.identity import JOB, acting_as
from tests.heads import head_of_office
from tests.small_office import small_office
from tests.world import MONDAY, World

NEW_YEAR = date(2027, 1, 4)
DESIGNERS = 4


def test_of_those_who_publish_for_the_same_day_one_wins_and_the_others_are_told(committed_world: World) -> None:
    world, head = committed_world, head_of_office(committed_world)
    with transaction.atomic(), world.as_(head):
        labels = [f"Entwurf {number}" for number in range(DESIGNERS)]
        drafts = [Structure.draft(replace(small_office(), label=label), by=head, at=MONDAY) for label in labels]
    told = _all_at_once(world, head, drafts)
    with transaction.atomic(), acting_as(JOB):
        live = Structure.objects.in_force_on(NEW_YEAR).get()
        assert LogEvent.objects.filter(activity=Kind.StructureWentLive, at=MONDAY).count() == 1
    assert told.count("won") == 1
    slower = {sentence for sentence in told if sentence != "won"}
    assert len(slower) == 1
    assert slower.pop().startswith(f"Jemand war schneller: „{live}“ gilt ab 4. Januar 2027.")


def _all_at_once(world: World, head: Staff, drafts: list[Structure]) -> list[str]:
    told = [""] * len(drafts)
    barrier = threading.Barrier(len(drafts))

    def publish(place: int) -> None:
        try:
            with transaction.atomic(), world.as_(head):
                barrier.wait(timeout=20)
                drafts[place].go_live(on=NEW_YEAR, by=head, at=MONDAY)
                told[place] = "won"
        except AlreadyInForceError as slower:
            told[place] = str(slower)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=publish, args=(place,)) for place in range(len(drafts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return told
