# SPDX-License-Identifier: EUPL-1.2
"""Who may read cases; which of them, and which matters in them, is decided by row security."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.refusals import say_who_may
from kurzweg.accounts.rules import works_with_people

allow("cases.read", works_with_people)

say_who_may("cases.read", _("Das dürfen alle, die in einer Einheit an Fällen arbeiten."))
