# SPDX-License-Identifier: EUPL-1.2
"""The forecaster: hears what happens in the halls, says anew how long it takes, and answers what-if questions."""

from __future__ import annotations

import logging
import threading
import time
import uuid
from datetime import datetime, timedelta
from typing import Any, Final

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.utils import timezone

from kurzweg.engine.forecast import BadSituation, warm_up
from kurzweg.jobs.insisting import insist
from kurzweg.servicepoint.models.what_if import WHAT_IF
from kurzweg.servicepoint.waits.foretelling import foretell
from kurzweg.servicepoint.waits.learning import Learned, learn
from kurzweg.servicepoint.waits.trying import answer, unanswered
from kurzweg.ui.live import CHANNEL
from kurzweg.walls.identity import JOB, assume

EVERY: Final = 60.0
"""Seconds after which all halls are forecast anew, whatever was heard: time itself changes a wait."""
GATHER: Final = 0.2
"""Seconds in which what happens in a hall is gathered into one forecast."""
LEARN_EVERY: Final = timedelta(hours=12)
QUEUE: Final = "queue:"
log = logging.getLogger("kurzweg.forecaster")


class Forecaster:
    """One forecaster process."""

    def __init__(self) -> None:
        self.closing = threading.Event()
        self._learned: Learned | None = None
        self._learned_at: datetime | None = None

    def work(self) -> None:
        """Forecast until told to close. A database that goes away is waited for."""
        warm_up()
        insist(self._listen, who="forecaster", closing=self.closing, log=log)

    def close(self) -> None:
        """Come to an end."""
        self.closing.set()

    def _listen(self) -> None:
        parameters: dict[str, Any] = connections[DEFAULT_DB_ALIAS].get_connection_params()
        with psycopg.connect(**parameters, autocommit=True) as ears:
            ears.execute(f"listen {CHANNEL}".encode())
            self._catch_up()
            due = time.monotonic() + EVERY
            while not self.closing.is_set():
                self._react([notice.payload for notice in ears.notifies(timeout=GATHER)])
                if time.monotonic() >= due:
                    self._forecast(None)
                    due = time.monotonic() + EVERY

    def _catch_up(self) -> None:
        self._forecast(None)
        with transaction.atomic():
            assume(JOB)
            waiting = unanswered()
        for question in waiting:
            answer(question, self.learned, at=timezone.now())

    def _react(self, told: list[str]) -> None:
        for topic in told:
            if topic.startswith(f"{WHAT_IF}:"):
                answer(uuid.UUID(topic.partition(":")[2]), self.learned, at=timezone.now())
        if units := {int(topic.removeprefix(QUEUE)) for topic in told if topic.startswith(QUEUE)}:
            self._forecast(units)

    def _forecast(self, units: set[int] | None) -> None:
        try:
            foretell(self.learned, at=timezone.now(), only=units)
        except BadSituation as fault:
            log.error("A hall cannot be forecast: %s", fault)

    @property
    def learned(self) -> Learned:
        """What the log says, looked up twice a day."""
        now = timezone.now()
        if self._learned is None or self._learned_at is None or now - self._learned_at > LEARN_EVERY:
            with transaction.atomic():
                assume(JOB)
                self._learned, self._learned_at = learn(at=now), now
        return self._learned
