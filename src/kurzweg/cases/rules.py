# SPDX-License-Identifier: EUPL-1.2
"""Who may read cases; which of them, and which matters in them, is decided by row security."""

from __future__ import annotations

import rules

from kurzweg.accounts.models import Staff
from kurzweg.accounts.models.membership import SERVING


@rules.predicate
def works_on_cases(person: Staff) -> bool:
    return person.works_as(*SERVING)


rules.add_perm("cases.read", works_on_cases)
