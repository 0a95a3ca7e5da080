# SPDX-License-Identifier: EUPL-1.2
"""The worker: two hands, one for what repeats and one for what was ordered, so that long work delays no seal."""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections.abc import Callable

from django.db import connection, transaction
from django.utils import timezone

from kurzweg import __version__
from kurzweg.jobs.book import Book
from kurzweg.jobs.doing import do_next
from kurzweg.jobs.insisting import insist
from kurzweg.jobs.models.job import Job
from kurzweg.jobs.order import routines
from kurzweg.jobs.outcome import Outcome
from kurzweg.walls.identity import JOB, assume

BREATH = 5.0
"""Seconds between two signs of life, and the longest a job that is due waits when no word of it arrived."""
log = logging.getLogger("kurzweg.jobs")


class JobWorker:
    """One worker process."""

    def __init__(self) -> None:
        self.id = uuid.uuid4()
        self.closing = threading.Event()
        self._news = [threading.Event(), threading.Event()]

    def work(self) -> None:
        """Work until told to close. A database that goes away is waited for."""
        hands = [
            threading.Thread(target=self._serve, args=(repeating, news), name=name, daemon=True)
            for repeating, news, name in zip((True, False), self._news, ("routine", "ordered"), strict=True)
        ]
        for hand in hands:
            hand.start()
        self._insist(self._listen)
        for news in self._news:
            news.set()
        for hand in hands:
            hand.join(timeout=3)

    def close(self) -> None:
        """Begin nothing new, and come to an end."""
        self.closing.set()
        for news in self._news:
            news.set()

    def _listen(self) -> None:
        book = Book(self.id)
        try:
            book.listen()
            while not self.closing.is_set():
                book.sign_of_life(__version__)
                self._hear(book)
            book.leave()
        finally:
            book.close()

    def _hear(self, book: Book) -> None:
        """Pass on what is heard until the next sign of life is due; look up in between whether to close."""
        end = time.monotonic() + BREATH
        while time.monotonic() < end and not self.closing.is_set():
            for _word in book.connection.notifies(timeout=0.5, stop_after=1):
                for news in self._news:
                    news.set()

    def _serve(self, repeating: bool, news: threading.Event) -> None:
        self._insist(lambda: self._do_all(repeating, news))
        connection.close()

    def _do_all(self, repeating: bool, news: threading.Event) -> None:
        book = Book(self.id)
        try:
            if repeating:
                plan_routines()
            while not self.closing.is_set():
                news.clear()
                if not do_next(book, repeating=repeating, is_closing=self.closing.is_set):
                    connection.close()  # back to the pool while there is nothing to do
                    news.wait(BREATH)
        finally:
            book.close()

    def _insist(self, work: Callable[[], None]) -> None:
        insist(work, who="worker", closing=self.closing, log=log)


@transaction.atomic
def plan_routines() -> None:
    """Let everything that repeats stand in the queue once; what this version does not know any more ends."""
    assume(JOB)
    known = routines()
    Job.objects.open().filter(repeats__isnull=False).exclude(kind__in=known).update(
        ended_at=timezone.now(), outcome=Outcome.STOPPED
    )
    for kind, order in known.items():
        Job.order(order(), by=None, at=timezone.now())
        Job.objects.open().filter(slot=kind).update(repeats=order.every)
