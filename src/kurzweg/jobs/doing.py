# SPDX-License-Identifier: EUPL-1.2
"""Takes the next job that is due and does it: claim, work and the note that it is done are one transaction."""

from __future__ import annotations

import traceback
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, transaction
from django.utils import timezone

from kurzweg.jobs.acting import acting_for
from kurzweg.jobs.book import Book, Entry
from kurzweg.jobs.models.job import Job
from kurzweg.jobs.order import CannotBeDone, StopAsked
from kurzweg.jobs.outcome import Outcome
from kurzweg.walls.identity import JOB, assume

ATTEMPTS = 5
"""Falls in a row after which something that was ordered is given up; what repeats is never given up."""
PAUSES = (10, 60, 300, 900)
"""Seconds until something is tried again, after the first fall, the second and so on."""
PACKAGE = "kurzweg"


class Refused(Exception):  # noqa: N818 - named for what happened
    """Whoever ordered it may not do that, or does not work here any more."""


@dataclass
class Running:
    """What a job is told while it runs."""

    at: datetime
    entry: Entry
    book: Book
    is_closing: Callable[[], bool]

    def progress(self, done: int, total: int) -> None:
        """Note how far it is. Raises StopAsked."""
        if self.book.progress(self.entry, done, total) or self.is_closing():
            raise StopAsked


def do_next(book: Book, *, repeating: bool, is_closing: Callable[[], bool] = lambda: False) -> bool:
    """Do one job that is due; False when none is.

    A job whose worker is killed is free again at once, with everything undone that it did in the database.
    """
    with transaction.atomic():
        assume(JOB)
        job = _claim(repeating)
        if job is None:
            return False
        entry = book.begin(job.pk)
        outcome, failure = _attempt(job, Running(timezone.now(), entry, book, is_closing))
        assume(JOB)
        _close(job, entry, outcome, is_closing=is_closing())
    book.finish(entry, outcome, failure)
    return True


def _claim(repeating: bool) -> Job | None:
    waiting = Job.objects.due().filter(repeats__isnull=not repeating).order_by("due_at", "id")
    return waiting.select_for_update(skip_locked=True, no_key=True).first()


def _attempt(job: Job, run: Running) -> tuple[Outcome, str]:
    """How it went. Only a broken connection passes through: then nobody could write it down."""
    if run.entry.falls >= ATTEMPTS and job.repeats is None:
        return Outcome.FAILED, "It was interrupted too often."
    try:
        with transaction.atomic():
            _as_whoever_ordered(job, run)
    except StopAsked:
        return Outcome.STOPPED, ""
    except Refused:
        return Outcome.REFUSED, ""
    except CannotBeDone as why:
        return Outcome.FAILED, str(why)
    except Exception as fault:
        if isinstance(fault, DatabaseError) and not _is_connected():
            raise
        return Outcome.FAILED, _where(fault)
    return Outcome.DONE, ""


def _as_whoever_ordered(job: Job, run: Running) -> None:
    work = job.work
    if job.ordered_by_id is None:
        work.run(run)
        return
    with acting_for(uuid.UUID(str(job.ordered_by_id)), run.at) as person:
        if person is None or not work.requires or not person.may(work.requires):
            raise Refused
        work.run(run)


def _close(job: Job, entry: Entry, outcome: Outcome, *, is_closing: bool) -> None:
    """What becomes of the job: over, or to be tried again."""
    if outcome is Outcome.STOPPED and is_closing:
        return  # the worker closes; the next one takes it up
    if outcome is Outcome.FAILED and (job.repeats is not None or entry.falls + 1 < ATTEMPTS):
        pause = PAUSES[min(entry.falls, len(PAUSES) - 1)]
        job.put_off(min(pause, job.repeats.total_seconds()) if job.repeats else pause)
    else:
        job.end(outcome)


def _is_connected() -> bool:
    connection = transaction.get_connection()
    return connection.connection is not None and not connection.connection.closed


def _where(fault: Exception) -> str:
    """What kind of fault, and where in our code; never its message, which may quote a person's data."""
    places = [place for place in traceback.extract_tb(fault.__traceback__) if PACKAGE in place.filename]
    last = f" at {places[-1].filename.rpartition(PACKAGE)[2].lstrip('/')}:{places[-1].lineno}" if places else ""
    return f"{type(fault).__qualname__}{last}"
