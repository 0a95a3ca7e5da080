# SPDX-License-Identifier: EUPL-1.2
"""A kind word after the log-in, while there is still time to set up what the house will ask for."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from kurzweg.accounts.factors import factor_since
from kurzweg.accounts.models import SecondFactorRule, Staff
from kurzweg.lang.middleware import speaking_to_staff
from kurzweg.ui.notices import tell
from kurzweg.ui.speaking import day


def remind_of_factor(request: HttpRequest) -> None:
    """Say from which day on a second factor is needed, to whoever has none yet."""
    rule, person = SecondFactorRule.newest(), request.user
    if rule is None or rule.required_from is None or rule.is_in_force(on=timezone.localdate()):
        return
    if isinstance(person, Staff) and factor_since(person) is None:
        with speaking_to_staff(request):
            text = _("Ab {day} brauchen Sie zum Anmelden einen zweiten Faktor. Richten Sie ihn unter „Mein Konto“ ein.")
            tell(request, text.format(day=day(rule.required_from)))
