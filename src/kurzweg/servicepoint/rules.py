# SPDX-License-Identifier: EUPL-1.2
"""Who may serve at a counter: whoever works on matters in the unit whose lane it is, today. Who may close it: heads."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.models import Staff
from kurzweg.accounts.models.membership import LEADING_A_UNIT, LEADING_THE_OFFICE, SERVING
from kurzweg.accounts.refusals import say_who_may
from kurzweg.accounts.rules import leads, works_with_people
from kurzweg.offices.models import Place
from kurzweg.servicepoint.models import Counter


def works_in_the_unit_of_the_lane(person: Staff, counter: Counter) -> bool:
    return person.works_as(*SERVING, unit=counter.unit)


allow("counters.choose", works_with_people)
allow("counter.serve", works_in_the_unit_of_the_lane)
allow("appointments.see", works_with_people)


def answers_for_the_place(person: Staff, place: Place) -> bool:
    of_the_unit = place.unit_id is not None and person.works_as(*LEADING_A_UNIT, unit=place.unit_id)
    return person.works_as(*LEADING_THE_OFFICE) or of_the_unit


def leads_the_unit(person: Staff, unit: int) -> bool:
    return person.works_as(*LEADING_THE_OFFICE) or person.works_as(*LEADING_A_UNIT, unit=unit)


allow("operation.see", leads)
allow("place.close", answers_for_the_place)
allow("absence.note", leads_the_unit)

say_who_may("operation.see", _("Das dürfen die Leitung einer Einheit, ihre Vertretung und die Amtsleitung."))
say_who_may("place.close", _("Das darf die Leitung dieser Einheit; ein ganzes Haus schließt die Amtsleitung."))
say_who_may("absence.note", _("Das darf die Leitung der Einheit, in der die Person arbeitet."))
