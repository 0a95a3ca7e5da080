# SPDX-License-Identifier: EUPL-1.2
"""Who keeps the list of interpreters: whoever leads a unit or the office. Everybody at a counter reads it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.refusals import say_who_may
from kurzweg.accounts.rules import leads, works_with_people

allow("interpreters.keep", leads)
allow("languages.say", works_with_people)
say_who_may("interpreters.keep", _("Das dürfen die Leitung einer Einheit, ihre Vertretung und die Amtsleitung."))
