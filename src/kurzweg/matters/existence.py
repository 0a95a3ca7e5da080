# SPDX-License-Identifier: EUPL-1.2
"""Nur dass: which other units work for a person and how to reach them, as far as the table of sights allows.

Nothing else is known of them here: no service, no number, not how many. Of compartments that are hidden even
that is unknown, and the database is what does not say it.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import connection

from kurzweg.matters.naming import Naming


@dataclass(frozen=True)
class Elsewhere:
    """A unit that works for somebody, too."""

    number: int
    code: str
    name: str
    phone: str


def known_elsewhere(person: uuid.UUID, naming: Naming) -> list[Elsewhere]:
    """The other units with something open for this person, in the order of the structure; of what may be known."""
    with connection.cursor() as cursor:
        cursor.execute("select matters_known_elsewhere(%s)", (person,))
        known = {unit for (unit,) in cursor.fetchall()}
    return [
        Elsewhere(number, plan.id, naming.unit(number), plan.phone)
        for number, plan in naming.live.by_number.items()
        if number in known
    ]
