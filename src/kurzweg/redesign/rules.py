# SPDX-License-Identifier: EUPL-1.2
"""Who may draft a structure, and who may put one in force. The database asks the same again."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.models import Role, Staff
from kurzweg.accounts.refusals import say_who_may

PUBLISHING = (Role.HEAD_OF_OFFICE, Role.ADMINISTRATOR)
DRAFTING = (Role.DESIGNER, *PUBLISHING)
"""An adviser from outside may draft; what is in force stays in the hands of the office."""


def designs_structures(person: Staff, on: Any) -> bool:  # noqa: ARG001  all rules ask about somebody and something
    return person.works_as(*DRAFTING)


def answers_for_the_office(person: Staff, on: Any) -> bool:  # noqa: ARG001  all rules ask about somebody and something
    return person.works_as(*PUBLISHING)


allow("structure.compare", designs_structures)
allow("structure.draft", designs_structures)
allow("structure.publish", answers_for_the_office)
allow("structure.withdraw", answers_for_the_office)

for verb in ("structure.compare", "structure.draft"):
    say_who_may(verb, _("Das dürfen die Organisationsentwicklung, die Amtsleitung und die Administration."))
say_who_may("structure.publish", _("In Kraft setzen dürfen die Amtsleitung und die Administration."))
say_who_may("structure.withdraw", _("Zurücknehmen dürfen die Amtsleitung und die Administration."))
