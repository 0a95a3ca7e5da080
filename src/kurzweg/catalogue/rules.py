# SPDX-License-Identifier: EUPL-1.2
"""Who may edit the catalogue, review its texts and publish it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.models import Role, Staff
from kurzweg.accounts.refusals import say_who_may

PUBLISHERS = (Role.DESIGNER, Role.INTEGRATION_OFFICER, Role.HEAD_OF_OFFICE, Role.ADMINISTRATOR)
EDITORS = (*PUBLISHERS, Role.HEAD_OF_UNIT)
"""Who leads a unit knows its services; what the whole office shows from a day on, others decide."""


def edits_the_catalogue(person: Staff, on: Any) -> bool:  # noqa: ARG001  all rules ask about somebody and something
    return person.works_as(*EDITORS)


def publishes_the_catalogue(person: Staff, on: Any) -> bool:  # noqa: ARG001  all rules ask about somebody and something
    return person.works_as(*PUBLISHERS)


for verb in ("catalogue.read", "catalogue.edit", "catalogue.review"):
    allow(verb, edits_the_catalogue)
    say_who_may(
        verb,
        _(
            "Das dürfen Organisationsentwicklung, Integrationskoordination, Administration und die Leitungen von Amt "
            "und Einheiten."
        ),
    )
allow("catalogue.publish", publishes_the_catalogue)
say_who_may(
    "catalogue.publish",
    _("Das dürfen Organisationsentwicklung, Integrationskoordination, Administration und die Amtsleitung."),
)
