# SPDX-License-Identifier: EUPL-1.2
"""Who may look at structures that are not in force."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.models import Role, Staff
from kurzweg.accounts.refusals import say_who_may

DESIGNING = (Role.DESIGNER, Role.HEAD_OF_OFFICE, Role.ADMINISTRATOR)


def designs_structures(person: Staff, on: Any) -> bool:  # noqa: ARG001  all rules ask about somebody and something
    return person.works_as(*DESIGNING)


allow("structure.compare", designs_structures)
say_who_may("structure.compare", _("Das dürfen die Organisationsentwicklung, die Amtsleitung und die Administration."))
