# SPDX-License-Identifier: EUPL-1.2
"""Who may read cases; which of them, and which matters in them, is decided by row security."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.models import Staff
from kurzweg.accounts.models.membership import SERVING
from kurzweg.accounts.refusals import say_who_may


def works_on_cases(person: Staff, on: Any) -> bool:  # noqa: ARG001  all rules ask about somebody and something
    return person.works_as(*SERVING)


allow("cases.read", works_on_cases)

say_who_may("cases.read", _("Das dürfen alle, die in einer Einheit an Fällen arbeiten."))
