# SPDX-License-Identifier: EUPL-1.2
"""Who may look for persons and take them up; whom they find is decided by row security."""

from __future__ import annotations

import rules

from kurzweg.accounts.models import Staff
from kurzweg.accounts.models.membership import SERVING


@rules.predicate
def works_for_people(person: Staff) -> bool:
    return person.works_as(*SERVING)


rules.add_perm("people.search", works_for_people)
rules.add_perm("people.record", works_for_people)
