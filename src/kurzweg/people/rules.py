# SPDX-License-Identifier: EUPL-1.2
"""Who may look for persons and take them up; whom they find is decided by row security."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.models import Staff
from kurzweg.accounts.models.membership import SERVING
from kurzweg.accounts.refusals import say_who_may


def works_for_people(person: Staff, on: Any) -> bool:  # noqa: ARG001  all rules ask about somebody and something
    return person.works_as(*SERVING)


allow("people.search", works_for_people)
allow("people.record", works_for_people)

say_who_may("people.search", _("Das dürfen alle, die in einer Einheit für Personen arbeiten."))
say_who_may("people.record", _("Das dürfen alle, die in einer Einheit für Personen arbeiten."))
