# SPDX-License-Identifier: EUPL-1.2
"""Who may let whom look, and who watches over it: small sentences, composed like a by-law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.models import Role, Staff
from kurzweg.accounts.models.membership import SERVING
from kurzweg.accounts.refusals import say_who_may
from kurzweg.accounts.rules import works_with_people
from kurzweg.cases.models import Case
from kurzweg.matters.models import Matter
from kurzweg.matters.rules import works_in_either_unit, works_in_the_giving_unit, works_in_the_receiving_unit
from kurzweg.sharing.models import EmergencyNotice

GUARDIANS = (Role.DATA_PROTECTION, Role.HEAD_OF_OFFICE)
"""Roles that see who was let in and why, and never what they saw."""


def watches_over_sight(person: Staff, on: Any) -> bool:  # noqa: ARG001  all rules ask about somebody and something
    return person.works_as(*GUARDIANS)


def works_where_it_lies(person: Staff, on: Matter | Case) -> bool:
    return person.works_as(*SERVING, unit=on.unit_id if isinstance(on, Matter) else on.opened_in_id)


@dataclass(frozen=True)
class Sides:
    """Who sees by a grant, and who answers for what it opens today; nobody when it is not seen from here."""

    unit: int
    responsible: int | None


def sees_by_it_or_answers_for_it(person: Staff, grant: Sides) -> bool:
    return any(person.works_as(*SERVING, unit=unit) for unit in (grant.unit, grant.responsible) if unit is not None)


def is_told_of_it(person: Staff, notice: EmergencyNotice) -> bool:
    if notice.to_unit_id is None:
        return person.works_as(Role.DATA_PROTECTION)
    return person.works_as(*SERVING, unit=notice.to_unit_id)


for verb in ("sharing.read", "access.ask", "glass.break"):
    allow(verb, works_with_people)
    say_who_may(verb, _("Das dürfen alle, die in einer Einheit für Personen arbeiten."))
for verb in ("participation.offer", "matter.disclose"):
    allow(verb, works_where_it_lies)
    say_who_may(verb, _("Das darf nur die Einheit, die zuständig ist."))
for verb in ("participation.answer", "access.answer"):
    allow(verb, works_in_the_receiving_unit)
    say_who_may(verb, _("Das darf nur die Einheit, die gefragt ist."))
for verb in ("participation.withdraw", "access.withdraw"):
    allow(verb, works_in_the_giving_unit)
    say_who_may(verb, _("Das darf nur die Einheit, die gefragt hat."))
for verb in ("participation.read", "access.read"):
    allow(verb, works_in_either_unit)
    say_who_may(verb, _("Das dürfen alle, die in einer der beiden Einheiten arbeiten."))
allow("grant.end", sees_by_it_or_answers_for_it)
say_who_may("grant.end", _("Das dürfen die zuständige Einheit und die Einheit, die Einsicht hat."))
allow("emergency.note", is_told_of_it)
say_who_may("emergency.note", _("Das dürfen die Einheit, um deren Akte es geht, und der Datenschutz."))
allow("sharing.watch", watches_over_sight)
say_who_may("sharing.watch", _("Das dürfen der Datenschutz und die Amtsleitung."))
