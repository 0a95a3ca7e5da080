# SPDX-License-Identifier: EUPL-1.2
"""Who may serve at a counter: whoever works on matters in the unit whose lane it is, today."""

from __future__ import annotations

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.models import Staff
from kurzweg.accounts.models.membership import SERVING
from kurzweg.accounts.rules import works_with_people
from kurzweg.servicepoint.models import Counter


def works_in_the_unit_of_the_lane(person: Staff, counter: Counter) -> bool:
    return person.works_as(*SERVING, unit=counter.unit)


allow("counters.choose", works_with_people)
allow("counter.serve", works_in_the_unit_of_the_lane)
