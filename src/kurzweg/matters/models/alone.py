# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid

from django.db import connection

LOCK = "select pg_advisory_xact_lock(hashtextextended(%s, 54))"


def alone_with(matter: uuid.UUID) -> None:
    """Wait until nobody else changes who is responsible for this matter, or how it ended; until the transaction ends.

    Offering, answering and settling ask it first, so that the second of two people sees what the first did. A lock
    on the row itself would ask for more sight than the receiver of an offer has.
    """
    with connection.cursor() as cursor:
        cursor.execute(LOCK, (str(matter),))
