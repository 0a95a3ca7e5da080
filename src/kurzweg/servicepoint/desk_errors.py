# SPDX-License-Identifier: EUPL-1.2
"""What can go otherwise at a desk and only clerks read: no visitor's page says it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kurzweg.servicepoint.errors import CounterError


class CalledElsewhereError(CounterError):
    """The unit to which a visitor was sent has called them, so nobody takes them back."""

    def __init__(self) -> None:
        super().__init__(_("Die andere Einheit hat diese Nummer inzwischen aufgerufen. Dort geht es weiter."))


class NotInThisHouseError(CounterError):
    """A number is good for one house."""

    def __init__(self) -> None:
        super().__init__(_("Diese Einheit empfängt niemanden in diesem Haus. Die Nummer gilt nur hier."))
