# SPDX-License-Identifier: EUPL-1.2
"""Who says how places are given: the head of the unit. Who gives one: whoever serves there."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.refusals import say_who_may
from kurzweg.accounts.rules import leads, works_with_people
from kurzweg.servicepoint.rules import leads_the_unit

allow("ways.see", leads)
allow("way.set", leads_the_unit)
allow("place.give", works_with_people)

say_who_may("ways.see", _("Das dürfen die Leitung einer Einheit, ihre Vertretung und die Amtsleitung."))
say_who_may("way.set", _("Das legt die Leitung der Einheit fest, die diese Termine vergibt."))
