# SPDX-License-Identifier: EUPL-1.2
"""Ending the log-ins of one person, at all browsers or at all but one."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import connection

END_ALL = "select accounts_sessions_end(%s, %s, %s)"


def end_sessions(person: uuid.UUID, *, at: datetime, but: uuid.UUID | None = None) -> None:
    """Let all log-ins of this person be over, but for one session when it is named.

    The database does it for the person, for whoever sets up the house, for the gate and for jobs; else nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute(END_ALL, (person, but, at))
