# SPDX-License-Identifier: EUPL-1.2
"""One after the other: the one spelling of the database's advisory locks."""

from __future__ import annotations

from django.db import connection

LOCK = "select pg_advisory_xact_lock(hashtextextended(%s, 54))"


def alone_with(what: str, which: object = "") -> None:
    """Wait until nobody else in the house works on this, and keep others waiting until the transaction ends.

    `what` is a word for the work ("matter", "calling"), `which` the one thing it is done to. A verb asks it first,
    so that the second of two people sees what the first did. A lock on a row would ask for sight of that row,
    which the receiver of an offer does not have.
    """
    with connection.cursor() as cursor:
        cursor.execute(LOCK, (f"{what}:{which}",))
