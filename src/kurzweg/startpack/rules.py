# SPDX-License-Identifier: EUPL-1.2
"""Who may read the papers of the start pack: whoever answers for the office, and whoever watches over it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.models import Role, Staff
from kurzweg.accounts.refusals import say_who_may

READERS = (
    Role.HEAD_OF_OFFICE,
    Role.HEAD_OF_UNIT,
    Role.DESIGNER,
    Role.STAFF_COUNCIL,
    Role.DATA_PROTECTION,
    Role.ADMINISTRATOR,
)


def answers_or_watches(person: Staff, on: Any) -> bool:  # noqa: ARG001  all rules ask about somebody and something
    return person.works_as(*READERS)


allow("startpack.read", answers_or_watches)
say_who_may("startpack.read", _("Das lesen Leitung, Organisation, Personalrat, Datenschutz und Administration."))
