# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with a matter: small sentences, composed like a by-law."""

from __future__ import annotations

from typing import Any

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.models import Staff
from kurzweg.accounts.models.membership import SERVING
from kurzweg.matters.models import Handover, Matter


def works_on_matters(person: Staff, on: Any) -> bool:  # noqa: ARG001  all rules ask about somebody and something
    return person.works_as(*SERVING)


def works_in_the_responsible_unit(person: Staff, matter: Matter) -> bool:
    return person.works_as(*SERVING, unit=matter.unit_id)


def works_in_the_receiving_unit(person: Staff, handover: Handover) -> bool:
    return person.works_as(*SERVING, unit=handover.to_unit_id)


def works_in_the_giving_unit(person: Staff, handover: Handover) -> bool:
    return person.works_as(*SERVING, unit=handover.from_unit_id)


allow("matters.open", works_on_matters)
allow("matter.settle", works_in_the_responsible_unit)
allow("matter.recognise", works_in_the_responsible_unit)
allow("matter.hand_over", works_in_the_responsible_unit)
allow("matter.replace_key", works_in_the_responsible_unit)
allow("handover.accept", works_in_the_receiving_unit)
allow("handover.decline", works_in_the_receiving_unit)
allow("handover.withdraw", works_in_the_giving_unit)
