# SPDX-License-Identifier: EUPL-1.2
"""The worker does what was ordered: once, with the rights of whoever ordered it, visible and stoppable."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connections, transaction
from django.utils import timezone

from kurzweg.accounts.models import Staff
from kurzweg.jobs import doing, worker
from kurzweg.jobs.book import Book
from kurzweg.jobs.doing import do_next
from kurzweg.jobs.models import Attempt, Job, Outcome, StopRequest, Worker
from kurzweg.jobs.order import ORDERS, CannotBeDone, Order, Run, order_of
from kurzweg.walls.identity import ANONYMOUS, JOB, acting_as
from tests.database import TestCluster
from tests.jobs.orders import DID, SABOTAGE, EachMinute, ForTheOfficeItself, Impossible, Note, NoteAlone
from tests.world import World

NOW = timezone.now()


@pytest.fixture(autouse=True)
def book(own_database: str) -> Iterator[Book]:
    """The worker's book; afterwards the queue is empty again."""
    DID.clear()
    SABOTAGE.clear()
    book = Book(uuid.uuid4())
    yield book
    book.close()
    with transaction.atomic(), acting_as(JOB):
        Job.objects.all().delete()
        Worker.objects.all().delete()


def ordered(world: World, order: Order, *, by: Staff | None = None) -> Job:
    with transaction.atomic(), world.as_(by or world.brandt, at=NOW):
        return Job.order(order, by=by or world.brandt, at=NOW)


def as_it_is(job: Job) -> Job:
    with transaction.atomic(), acting_as(JOB):
        return Job.objects.get(pk=job.pk)


def attempts(job: Job) -> list[tuple[str, str]]:
    with transaction.atomic(), acting_as(JOB):
        return list(Attempt.objects.filter(job=job).order_by("pk").values_list("outcome", "failure"))


def now_due(job: Job) -> None:
    with transaction.atomic(), acting_as(JOB):
        Job.objects.filter(pk=job.pk).update(due_at=timezone.now() - timedelta(seconds=1))


def test_what_was_ordered_is_done_once_as_whoever_ordered_it(committed_world: World, book: Book) -> None:
    job = ordered(committed_world, Note())
    assert do_next(book, repeating=False) is True
    assert do_next(book, repeating=False) is False
    assert DID == ["done as staff"]
    assert as_it_is(job).outcome == Outcome.DONE
    assert attempts(job) == [("done", "")]


def test_what_is_rolled_back_was_never_ordered(committed_world: World, book: Book) -> None:
    with transaction.atomic(), committed_world.as_(committed_world.brandt):
        Job.order(Note(), by=committed_world.brandt, at=NOW)
        transaction.set_rollback(True)
    assert do_next(book, repeating=False) is False


def test_who_may_not_do_it_cannot_have_it_done(committed_world: World, book: Book) -> None:
    job = ordered(committed_world, Note(), by=committed_world.adler)
    do_next(book, repeating=False)
    assert (DID, as_it_is(job).outcome) == ([], Outcome.REFUSED)


def test_rights_are_those_of_when_it_runs_not_of_when_it_was_ordered(committed_world: World, book: Book) -> None:
    job = ordered(committed_world, Note(), by=committed_world.dahl)
    with transaction.atomic(), committed_world.as_(committed_world.kaya):
        committed_world.dahl.memberships.get().end(by=committed_world.kaya, at=NOW)
    do_next(book, repeating=False)
    assert (DID, as_it_is(job).outcome) == ([], Outcome.REFUSED)


def test_who_has_left_has_nothing_done_any_more(
    committed_world: World, book: Book, cluster: TestCluster, own_database: str
) -> None:
    job = ordered(committed_world, Note(), by=committed_world.celik)
    with psycopg.connect(cluster.dsn("kurzweg_admin", own_database)) as admin:
        admin.execute("update accounts_staff set left_at = now() where id = %s", [committed_world.celik.pk])
    do_next(book, repeating=False)
    assert (DID, as_it_is(job).outcome) == ([], Outcome.REFUSED)


def test_what_nobody_may_order_is_refused_when_somebody_did(committed_world: World, book: Book) -> None:
    job = ordered(committed_world, ForTheOfficeItself())
    do_next(book, repeating=False)
    assert (DID, as_it_is(job).outcome) == ([], Outcome.REFUSED)


def test_nobody_orders_in_the_name_of_another_or_of_the_office(committed_world: World) -> None:
    world = committed_world
    for by in (world.celik, None):
        with pytest.raises(DatabaseError), transaction.atomic(), world.as_(world.brandt):
            Job.order(Note(), by=by, at=NOW)


def test_colleagues_do_not_see_what_one_has_ordered_administrators_do(committed_world: World) -> None:
    world, job = committed_world, ordered(committed_world, Note())
    seen = {}
    for person in (world.brandt, world.adler, world.kaya):
        with transaction.atomic(), world.as_(person, at=NOW):
            seen[person.username] = Job.objects.filter(pk=job.pk).exists()
    with transaction.atomic(), acting_as(ANONYMOUS):
        assert not Job.objects.exists()
    assert seen == {"brandt": True, "adler": False, "kaya": True}


def test_a_second_click_orders_nothing_twice(committed_world: World, book: Book) -> None:
    first, second = (ordered(committed_world, NoteAlone()) for _click in range(2))
    assert first.pk == second.pk
    do_next(book, repeating=False)
    assert ordered(committed_world, NoteAlone()).pk != first.pk


def test_two_workers_at_once_do_each_job_once(committed_world: World) -> None:
    jobs = [ordered(committed_world, Note(word=str(number))) for number in range(24)]

    def work() -> None:
        mine = Book(uuid.uuid4())
        while do_next(mine, repeating=False):
            pass
        mine.close()
        connections.close_all()

    hands = [threading.Thread(target=work) for _hand in range(4)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert sorted(DID) == sorted(f"{number} as staff" for number in range(24))
    assert {as_it_is(job).outcome for job in jobs} == {Outcome.DONE}


def test_a_fault_undoes_what_was_done_and_it_is_tried_again_later(committed_world: World, book: Book) -> None:
    job = ordered(committed_world, Note())

    def stumble(_run: Run) -> None:
        Job.order(ForTheOfficeItself(), by=committed_world.brandt, at=NOW)
        raise ValueError("Amina Warsame")

    SABOTAGE.append(stumble)
    do_next(book, repeating=False)
    with transaction.atomic(), acting_as(JOB):
        assert Job.objects.count() == 1
    (attempt,) = attempts(job)
    assert attempt[0] == Outcome.FAILED
    assert attempt[1].startswith("ValueError at ")
    assert "Amina" not in attempt[1]
    assert do_next(book, repeating=False) is False
    now_due(job)
    do_next(book, repeating=False)
    assert (DID, as_it_is(job).outcome) == (["done as staff"], Outcome.DONE)


def test_what_fails_again_and_again_is_given_up(committed_world: World, book: Book) -> None:
    job = ordered(committed_world, Impossible())
    for _time in range(doing.ATTEMPTS):
        now_due(job)
        assert do_next(book, repeating=False) is True
    assert as_it_is(job).outcome == Outcome.FAILED
    assert attempts(job)[-1] == (Outcome.FAILED, "There is no paper left.")
    assert do_next(book, repeating=False) is False


def test_a_killed_worker_leaves_the_job_to_the_next_one(
    committed_world: World, book: Book, cluster: TestCluster, own_database: str
) -> None:
    job = ordered(committed_world, Note())

    def be_killed(_run: Run) -> None:
        raw: psycopg.Connection[Any] = connections["default"].connection
        with psycopg.connect(cluster.dsn("kurzweg_admin", own_database)) as admin:
            admin.execute("select pg_terminate_backend(%s)", [raw.info.backend_pid])
        Job.objects.count()

    SABOTAGE.append(be_killed)
    with pytest.raises(DatabaseError):
        do_next(book, repeating=False)
    connections["default"].close()
    assert as_it_is(job).ended_at is None
    do_next(book, repeating=False)
    assert (DID, as_it_is(job).outcome) == (["done as staff"], Outcome.DONE)


def test_a_job_that_kills_its_worker_each_time_is_given_up_without_another_try(
    committed_world: World, book: Book
) -> None:
    job = ordered(committed_world, Note())
    for _kill in range(doing.ATTEMPTS + 1):
        book.begin(job.pk)  # begun, and never ended
    do_next(book, repeating=False)
    assert (DID, as_it_is(job).outcome) == ([], Outcome.FAILED)


def test_how_far_it_is_can_be_seen_while_it_runs(committed_world: World, book: Book) -> None:
    job = ordered(committed_world, Note())
    seen: list[tuple[int, int]] = []

    def look(run: Run) -> None:
        run.progress(3, 8)
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()

    def ask() -> None:
        with transaction.atomic(), acting_as(JOB):
            seen.extend(Attempt.objects.filter(job=job).values_list("done", "total"))
        connections.close_all()

    SABOTAGE.append(look)
    do_next(book, repeating=False)
    assert seen == [(3, 8)]


def test_whoever_asks_for_an_end_gets_it_at_the_next_step(committed_world: World, book: Book) -> None:
    world, job = committed_world, ordered(committed_world, Note())
    with transaction.atomic(), world.as_(world.brandt):
        StopRequest.ask(job, by=world.brandt, at=NOW)
        StopRequest.ask(job, by=world.brandt, at=NOW)
    SABOTAGE.append(lambda run: run.progress(1, 2))
    do_next(book, repeating=False)
    assert (DID, as_it_is(job).outcome) == ([], Outcome.STOPPED)


def test_a_worker_that_closes_leaves_its_job_to_the_next_one(committed_world: World, book: Book) -> None:
    job = ordered(committed_world, Note())
    SABOTAGE.append(lambda run: run.progress(1, 2))
    do_next(book, repeating=False, is_closing=lambda: True)
    assert as_it_is(job).ended_at is None
    do_next(book, repeating=False)
    assert as_it_is(job).outcome == Outcome.DONE


def test_what_repeats_is_due_again_and_keeps_only_its_last_success(committed_world: World, book: Book) -> None:
    with transaction.atomic(), acting_as(JOB):
        job = Job.order(EachMinute(), by=None, at=NOW)
        assert Job.order(EachMinute(), by=None, at=NOW).pk == job.pk
    for _minute in range(3):
        now_due(job)
        assert do_next(book, repeating=True) is True
        assert do_next(book, repeating=True) is False
    assert DID == ["minute"] * 3
    assert attempts(job) == [("done", "")]


def test_what_repeats_is_never_given_up(committed_world: World, book: Book) -> None:
    with transaction.atomic(), acting_as(JOB):
        job = Job.order(EachMinute(), by=None, at=NOW)
    for _time in range(doing.ATTEMPTS + 2):
        SABOTAGE.append(lambda _run: 1 / 0)  # type: ignore[arg-type]
        now_due(job)
        do_next(book, repeating=True)
    waiting = as_it_is(job)
    assert waiting.ended_at is None
    assert waiting.due_at <= timezone.now() + timedelta(minutes=1)


def test_a_clock_that_jumped_back_a_day_puts_off_nothing_that_repeats(committed_world: World, book: Book) -> None:
    with transaction.atomic(), acting_as(JOB):
        job = Job.order(EachMinute(), by=None, at=NOW)
        Job.objects.filter(pk=job.pk).update(due_at=timezone.now() + timedelta(days=1))
    assert do_next(book, repeating=True) is True


def test_an_order_that_this_version_does_not_know_is_told(committed_world: World, book: Book) -> None:
    job = ordered(committed_world, Note())
    with transaction.atomic(), acting_as(JOB):
        Job.objects.filter(pk=job.pk).update(kind="from-the-future")
    do_next(book, repeating=False)
    assert attempts(job) == [("failed", "This version of kurzweg knows no order 'from-the-future'.")]
    with pytest.raises(CannotBeDone):
        order_of("from-the-future", {})


def test_the_routines_of_the_house_stand_in_the_queue_once(committed_world: World) -> None:
    for _start in range(2):
        worker.plan_routines()
    with transaction.atomic(), acting_as(JOB):
        kinds = sorted(Job.objects.open().filter(repeats__isnull=False).values_list("kind", flat=True))
    assert kinds == sorted(kind for kind, order in ORDERS.items() if order.every)
    assert {"seal-logs", "tidy-up", "keep-months-ahead"} <= set(kinds)
