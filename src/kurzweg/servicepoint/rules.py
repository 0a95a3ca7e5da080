# SPDX-License-Identifier: EUPL-1.2
"""Who may serve at a counter: whoever works on matters in the unit whose lane it is, today. Who may close it: heads."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.models import Role, Staff
from kurzweg.accounts.models.membership import SERVING
from kurzweg.accounts.refusals import say_who_may
from kurzweg.accounts.rules import works_with_people
from kurzweg.offices.models import Place
from kurzweg.servicepoint.models import Counter


def works_in_the_unit_of_the_lane(person: Staff, counter: Counter) -> bool:
    return person.works_as(*SERVING, unit=counter.unit)


allow("counters.choose", works_with_people)
allow("counter.serve", works_in_the_unit_of_the_lane)
allow("appointments.see", works_with_people)


HEADS = (Role.HEAD_OF_UNIT, Role.DEPUTY)
HEADS_OF_ALL = (Role.HEAD_OF_OFFICE, Role.ADMINISTRATOR)


def looks_after_the_day(person: Staff, on: Any) -> bool:  # noqa: ARG001  all rules ask about somebody and something
    return person.works_as(*HEADS, *HEADS_OF_ALL)


def answers_for_the_place(person: Staff, place: Place) -> bool:
    of_the_unit = place.unit_id is not None and person.works_as(*HEADS, unit=place.unit_id)
    return person.works_as(*HEADS_OF_ALL) or of_the_unit


def leads_the_unit(person: Staff, unit: int) -> bool:
    return person.works_as(*HEADS_OF_ALL) or person.works_as(*HEADS, unit=unit)


allow("operation.see", looks_after_the_day)
allow("place.close", answers_for_the_place)
allow("absence.note", leads_the_unit)

say_who_may("operation.see", _("Das dürfen die Leitung einer Einheit, ihre Vertretung und die Amtsleitung."))
say_who_may("place.close", _("Das darf die Leitung dieser Einheit; ein ganzes Haus schließt die Amtsleitung."))
say_who_may("absence.note", _("Das darf die Leitung der Einheit, in der die Person arbeitet."))
