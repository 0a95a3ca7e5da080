# SPDX-License-Identifier: EUPL-1.2
"""Who looks after the installation."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.models import Role, Staff
from kurzweg.accounts.refusals import say_who_may

READERS = (Role.ADMINISTRATOR, Role.HEAD_OF_OFFICE, Role.DATA_PROTECTION)


def looks_after_the_house(person: Staff, on: Any) -> bool:  # noqa: ARG001  all rules ask about somebody and something
    return person.works_as(*READERS)


def runs_the_house(person: Staff, on: Any) -> bool:  # noqa: ARG001
    return person.works_as(Role.ADMINISTRATOR)


allow("system.read", looks_after_the_house)
allow("system.run", runs_the_house)
say_who_may("system.read", _("Das sehen Administration, Amtsleitung und Datenschutz."))
say_who_may("system.run", _("Das darf die Administration."))
