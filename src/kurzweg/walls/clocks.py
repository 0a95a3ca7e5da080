# SPDX-License-Identifier: EUPL-1.2
"""The clock of the application and that of the database: the guards of the database go by theirs."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection

BEARABLE = timedelta(minutes=1)
"""Between two machines that ask the same time server it is a fraction of a second."""


def apart(now: datetime) -> timedelta:
    """How far `now`, as the application tells it, is from the clock of the database; never less than nothing."""
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        (there,) = cursor.fetchone() or (now,)
    return abs(now - there)
