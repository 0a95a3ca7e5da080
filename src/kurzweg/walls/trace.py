# SPDX-License-Identifier: EUPL-1.2
"""One number per request: in the answer's head, in the log line, in the access log, beside its SQL in PostgreSQL."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_trace: ContextVar[uuid.UUID | None] = ContextVar("kurzweg_trace", default=None)


@contextmanager
def traced() -> Iterator[uuid.UUID]:
    """A number of its own for the block."""
    number = uuid.uuid4()
    token = _trace.set(number)
    try:
        yield number
    finally:
        _trace.reset(token)


def current_trace() -> uuid.UUID:
    """The number of what is being done; a fresh one where nobody gave it one."""
    return _trace.get() or uuid.uuid4()


def name_in_the_database() -> str:
    """What `pg_stat_activity` and PostgreSQL's log show beside the statements of this transaction."""
    number = _trace.get()
    return f"kurzweg {number.hex}" if number else "kurzweg"
