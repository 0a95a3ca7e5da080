# SPDX-License-Identifier: EUPL-1.2
"""Two units, many hands: one handover is answered once, and who was slower is told so. On the real database."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connections, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from kurzweg.accounts.models import Membership, Role, Staff
from kurzweg.events.kinds import Kind, Reason
from kurzweg.events.models import LogEvent
from kurzweg.matters.errors import AlreadyAnsweredError
from kurzweg.matters.models import Handover, ResponsiblePeriod
from kurzweg.walls.identity import JOB, acting_as
from tests.world import BEGINNING, MONDAY, World

HANDS = 16
LATER = MONDAY + timedelta(hours=2)
ANSWERS = (Kind.MatterHandedOver, Kind.HandoverDeclined, Kind.HandoverWithdrawn)
Verb = Callable[[Handover, Staff], None]


@pytest.fixture(scope="module")
def colleagues(own_database: str) -> list[Staff]:
    """Sixteen colleagues of Frau Çelik, engaged for good in this module's own database."""
    with transaction.atomic(), acting_as(JOB):
        return [_engage(number) for number in range(HANDS)]


def _engage(number: int) -> Staff:
    person = Staff.objects.engage(f"hand{number}", name=f"Hand {number}", password=None, at=BEGINNING)
    unit = Membership.objects.get(staff__username="celik").unit
    Membership.objects.create(staff=person, unit=unit, role=Role.CASEWORKER, valid=DateRange(BEGINNING.date(), None))
    return person


def offered(world: World) -> Handover:
    with transaction.atomic(), world.as_(world.brandt):
        return world.matter().offer_to(world.units["leistung"], "Bitte.", by=world.brandt, at=MONDAY)


def all_at_once(world: World, handover: Handover, deeds: list[tuple[Staff, Verb]]) -> list[str]:
    """Each deed in its own thread and transaction, let go at one instant; what each one was told."""
    told = [""] * len(deeds)
    barrier = threading.Barrier(len(deeds))

    def act(place: int, person: Staff, verb: Verb) -> None:
        try:
            with transaction.atomic(), world.as_(person):
                mine = Handover.objects.get(pk=handover.pk)
                barrier.wait(timeout=20)
                verb(mine, person)
                told[place] = "won"
        except AlreadyAnsweredError as slower:
            told[place] = str(slower)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=(place, *deed)) for place, deed in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return told


def accept(handover: Handover, person: Staff) -> None:
    handover.accept(by=person, at=LATER)


def decline(handover: Handover, person: Staff) -> None:
    handover.decline(Reason.NOT_OURS, "", by=person, at=LATER)


def withdraw(handover: Handover, person: Staff) -> None:
    handover.withdraw(by=person, at=LATER)


def answers_in_the_log(handover: Handover) -> list[Kind]:
    with transaction.atomic(), acting_as(JOB):
        events = LogEvent.objects.of_matter(handover.matter_id).in_order()
        return [event.kind for event in events if event.kind in ANSWERS]


def periods(handover: Handover) -> int:
    with transaction.atomic(), acting_as(JOB):
        return ResponsiblePeriod.objects.filter(matter_id=handover.matter_id).count()


def test_of_sixteen_who_accept_at_once_one_wins_and_the_others_are_told_who_was_faster(
    committed_world: World, colleagues: list[Staff]
) -> None:
    handover = offered(committed_world)
    told = all_at_once(committed_world, handover, [(person, accept) for person in colleagues])
    with transaction.atomic(), acting_as(JOB):
        winner = Handover.objects.select_related("accepted_by").get(pk=handover.pk).accepted_by
    assert winner is not None
    slower = [sentence for sentence in told if sentence != "won"]
    assert len(slower) == HANDS - 1
    assert set(slower) == {
        f"Jemand war schneller: {winner.name} hat diese Übergabe um 12:00 übernommen. Sie müssen nichts tun."
    }
    assert answers_in_the_log(handover) == [Kind.MatterHandedOver]
    assert periods(handover) == 2


def test_of_those_who_accept_decline_and_take_back_at_once_exactly_one_is_heard(
    committed_world: World, colleagues: list[Staff]
) -> None:
    for _round in range(3):
        handover = offered(committed_world)
        deeds = [(person, (accept, decline)[place % 2]) for place, person in enumerate(colleagues[:-1])]
        told = all_at_once(committed_world, handover, [*deeds, (committed_world.brandt, withdraw)])
        assert told.count("won") == 1
        answers = answers_in_the_log(handover)
        assert len(answers) == 1
        assert periods(handover) == (2 if answers == [Kind.MatterHandedOver] else 1)


def test_one_person_who_clicks_sixteen_times_wins_every_time_and_writes_one_event(
    committed_world: World, colleagues: list[Staff]
) -> None:
    handover = offered(committed_world)
    told = all_at_once(committed_world, handover, [(colleagues[0], accept)] * HANDS)
    assert told == ["won"] * HANDS
    assert answers_in_the_log(handover) == [Kind.MatterHandedOver]
