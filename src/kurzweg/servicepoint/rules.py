# SPDX-License-Identifier: EUPL-1.2
"""Who may serve at a counter: whoever works on matters in the unit whose lane it is, today."""

from __future__ import annotations

from typing import Any

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.models import Staff
from kurzweg.accounts.models.membership import SERVING
from kurzweg.servicepoint.models import Counter


def serves_visitors(person: Staff, on: Any) -> bool:  # noqa: ARG001  all rules ask about somebody and something
    return person.works_as(*SERVING)


def works_in_the_unit_of_the_lane(person: Staff, counter: Counter) -> bool:
    return person.works_as(*SERVING, unit=counter.unit)


allow("counters.choose", serves_visitors)
allow("counter.serve", works_in_the_unit_of_the_lane)
