# SPDX-License-Identifier: EUPL-1.2
"""Work that goes on although the database goes away: it is waited for, and said once in a while."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

import psycopg
from django.db import DatabaseError, connection

PAUSE = 1.0
"""Seconds until a database that did not answer is asked again."""
OUTAGE = 10.0
"""Seconds after which another fault counts as another outage, and is told."""
LOST = (DatabaseError, psycopg.Error)


def insist(work: Callable[[], None], *, who: str, closing: threading.Event, log: logging.Logger) -> None:
    """Do this again and again until somebody closes; a database that does not answer is asked again."""
    told = -OUTAGE
    while not closing.is_set():
        try:
            work()
        except LOST as fault:
            if time.monotonic() - told > OUTAGE:
                log.warning("The database does not answer (%s); the %s asks again.", type(fault).__name__, who)
            told = time.monotonic()
            connection.close()
            closing.wait(PAUSE)
