# SPDX-License-Identifier: EUPL-1.2
"""Publishing and withdrawing happen one after the other, whoever clicks at the same moment."""

from __future__ import annotations

from django.db import connection

PUBLICATION_LOCK = 5454


def wait_for_other_publications() -> None:
    """Go on when nobody else is publishing or withdrawing; held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", (PUBLICATION_LOCK,))
