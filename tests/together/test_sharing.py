# SPDX-License-Identifier: EUPL-1.2
"""Sight across a wall, asked and answered by two at once: one answer counts, and a grant is there when it was yes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from copy import copy

import pytest
from django.db import connections, transaction
from django.utils import timezone

from kurzweg.accounts.models import Grant, Staff
from kurzweg.events.kinds import Reason
from kurzweg.matters.errors import AlreadyAnsweredError
from kurzweg.sharing.errors import AlreadyAskedError
from kurzweg.sharing.models import AccessRequest, Participation
from kurzweg.walls.identity import JOB, acting_as
from tests.sharing.deeds import ALL, WEEK, Both, asked_for_access, asked_to_take_part, known_to_both
from tests.world import World

TOO_LATE = (AlreadyAnsweredError, AlreadyAskedError)
ROUNDS = range(8)
Deed = tuple[Staff, Callable[[], object]]


def at_once(world: World, deeds: Sequence[Deed]) -> list[str]:
    """Who came too late, of those who do all this in the same moment."""
    barrier, late = threading.Barrier(len(deeds)), []

    def do(who: Staff, deed: Callable[[], object]) -> None:
        try:
            with transaction.atomic(), world.as_(who):
                barrier.wait(timeout=20)
                deed()
        except TOO_LATE:
            late.append(who.username)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=deed) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return late


@pytest.fixture
def both(committed_world: World) -> Both:
    with transaction.atomic():
        return known_to_both(committed_world)


def grants_from(evidence: Participation | AccessRequest) -> int:
    with transaction.atomic(), acting_as(JOB):
        return Grant.objects.filter(evidence=evidence.pk).count()


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_participation_is_accepted_or_taken_back_never_both(committed_world: World, both: Both, _round: int) -> None:
    world, now = committed_world, timezone.now()
    with transaction.atomic():
        offer = asked_to_take_part(world, both.mine)
    theirs, mine = copy(offer), copy(offer)
    late = at_once(world, [
        (world.celik, lambda: theirs.accept(by=world.celik, at=now)),
        (world.brandt, lambda: mine.withdraw(by=world.brandt, at=now)),
    ])  # fmt: skip
    assert len(late) == 1
    assert grants_from(offer) == (late == ["brandt"])


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_request_is_granted_or_taken_back_never_both(committed_world: World, both: Both, _round: int) -> None:
    world, now = committed_world, timezone.now()
    with transaction.atomic():
        request = asked_for_access(world, both)
    mine, theirs = copy(request), copy(request)
    late = at_once(world, [
        (world.brandt, lambda: mine.grant([both.mine], 7, by=world.brandt, at=now)),
        (world.celik, lambda: theirs.withdraw(by=world.celik, at=now)),
    ])  # fmt: skip
    assert len(late) == 1
    assert grants_from(request) == (late == ["celik"])


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_request_is_granted_or_declined_never_both(committed_world: World, both: Both, _round: int) -> None:
    world, now = committed_world, timezone.now()
    with transaction.atomic():
        request = asked_for_access(world, both)
    one, other = copy(request), copy(request)
    late = at_once(world, [
        (world.brandt, lambda: one.grant([both.mine], 7, by=world.brandt, at=now)),
        (world.ebert, lambda: other.decline(Reason.OTHER, "Nicht nötig.", by=world.ebert, at=now)),
    ])  # fmt: skip
    assert len(late) == 1
    assert grants_from(request) == (late == ["ebert"])


@pytest.mark.parametrize("_round", ROUNDS)
def test_of_two_who_ask_the_same_unit_one_has_asked(committed_world: World, both: Both, _round: int) -> None:
    world, now = committed_world, timezone.now()

    def ask(who: Staff) -> Deed:
        return who, lambda: Participation.offer(
            both.mine, world.units["leistung"], ALL, until=now + WEEK, by=who, at=now
        )

    assert len(at_once(world, [ask(world.brandt), ask(world.ebert)])) == 1
