# SPDX-License-Identifier: EUPL-1.2
"""What can go otherwise at a desk and only clerks read: no visitor's page says it."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kurzweg.servicepoint.errors import CounterError


class CalledElsewhereError(CounterError):
    """The unit to which a visitor was sent has called them, so nobody takes them back."""

    def __init__(self) -> None:
        super().__init__(_("Die andere Einheit hat diese Nummer inzwischen aufgerufen. Dort geht es weiter."))


class NotInThisHouseError(CounterError):
    """A number is good for one house."""

    def __init__(self) -> None:
        super().__init__(_("Diese Einheit empfängt niemanden in diesem Haus. Die Nummer gilt nur hier."))


class StillComingError(CounterError):
    """Somebody has said that they are on their way, and their time is not over."""

    def __init__(self, call_number: str, until: datetime) -> None:
        said = _("{number} ist auf dem Weg. Bis {time} Uhr hat die Person Zeit.")
        super().__init__(said.format(number=call_number, time=f"{timezone.localtime(until):%H:%M}"))


class CalledOftenEnoughError(CounterError):
    """The policy of the house calls a number so often and not oftener."""

    def __init__(self, call_number: str, times: int) -> None:
        said = ngettext(
            "{number} wurde schon {n} Mal wiederholt. Mehr sieht die Aufrufregel nicht vor.",
            "{number} wurde schon {n} Mal wiederholt. Mehr sieht die Aufrufregel nicht vor.",
            times,
        )
        super().__init__(said.format(number=call_number, n=times))


class CalledJustNowError(CounterError):
    """The policy of the house gives people time before it calls again."""

    def __init__(self, call_number: str, again: datetime) -> None:
        said = _("{number} wurde eben aufgerufen. Noch einmal geht es ab {time} Uhr.")
        super().__init__(said.format(number=call_number, time=f"{timezone.localtime(again):%H:%M:%S}"))


class NotHonouredError(CounterError):
    """The policy of this house calls nobody out of turn for this reason."""

    def __init__(self) -> None:
        super().__init__(_("Dieser Grund steht nicht in der Aufrufregel des Hauses. Wählen Sie einen anderen."))


class PrioritiesUsedUpError(CounterError):
    """So many people were called out of turn today that no more are, but for an emergency."""

    def __init__(self, most: int) -> None:
        said = ngettext(
            "Heute ging schon {n} Person vor, mehr sieht die Aufrufregel nicht vor. Ein Notfall geht immer vor.",
            "Heute gingen schon {n} Personen vor, mehr sieht die Aufrufregel nicht vor. Ein Notfall geht immer vor.",
            most,
        )
        super().__init__(said.format(n=most))


class OnBreakError(CounterError):
    """Whoever rests calls nobody."""

    def __init__(self, until: datetime) -> None:
        said = _("Sie machen Pause bis {time} Uhr. Beenden Sie sie zuerst, dann rufen Sie auf.")
        super().__init__(said.format(time=f"{timezone.localtime(until):%H:%M}"))
