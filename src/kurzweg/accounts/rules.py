# SPDX-License-Identifier: EUPL-1.2
"""Who may set up the house, and a question that the rules of several rooms are composed of."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.models import Staff
from kurzweg.accounts.models.membership import LEADING_A_UNIT, LEADING_THE_OFFICE, SERVING, SETTING_UP
from kurzweg.accounts.refusals import say_who_may


def sets_up_the_house(person: Staff, on: Any) -> bool:  # noqa: ARG001  all rules ask about somebody and something
    return person.works_as(*SETTING_UP)


def works_with_people(person: Staff, on: Any) -> bool:  # noqa: ARG001  all rules ask about somebody and something
    """Whoever serves, decides or manages cases in some unit; whom they find is decided by row security."""
    return person.works_as(*SERVING)


def leads(person: Staff, on: Any) -> bool:  # noqa: ARG001  all rules ask about somebody and something
    """Whoever leads a unit, or the office."""
    return person.works_as(*LEADING_A_UNIT, *LEADING_THE_OFFICE)


allow("staff.manage", sets_up_the_house)
allow("parts.switch", sets_up_the_house)
say_who_may("parts.switch", _("Das dürfen Amtsleitung und Administration."))
say_who_may("staff.manage", _("Das dürfen Amtsleitung und Administration."))
