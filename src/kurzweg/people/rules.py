# SPDX-License-Identifier: EUPL-1.2
"""Who may look for persons and take them up; whom they find is decided by row security."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.refusals import say_who_may
from kurzweg.accounts.rules import works_with_people

allow("people.search", works_with_people)
allow("people.record", works_with_people)

say_who_may("people.search", _("Das dürfen alle, die in einer Einheit für Personen arbeiten."))
say_who_may("people.record", _("Das dürfen alle, die in einer Einheit für Personen arbeiten."))
