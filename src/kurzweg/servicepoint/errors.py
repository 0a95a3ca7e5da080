# SPDX-License-Identifier: EUPL-1.2
"""What can go otherwise than expected at the counter, said in one breath."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kurzweg.ui import speaking

if TYPE_CHECKING:
    from kurzweg.servicepoint.reception import Opening


class CounterError(Exception):
    """Something at the counter that a person can understand and act on."""


class NoNumberLeftError(CounterError):
    """All call numbers of the day are given out."""

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Für {day} ist keine Wartenummer mehr frei. Bitte fragen Sie am Servicepoint.").format(
                day=speaking.day(day)
            )
        )


class NumberTakenError(CounterError):
    """A number that was given out by hand has been written into the house already."""

    def __init__(self, number: str) -> None:
        super().__init__(_("Die Nummer {number} ist heute schon vergeben.").format(number=number))


class NotAnsweredError(CounterError):
    """What was said does not lead to a unit of this house."""

    def __init__(self) -> None:
        super().__init__(
            _("Mit diesen Angaben können wir keine Nummer ausgeben. Beginnen Sie noch einmal mit Ihrer Frage.")
        )


class NoLaneError(CounterError):
    """The responsible unit receives nobody for this."""

    def __init__(self, unit: str) -> None:
        super().__init__(
            _("{unit} hat dafür keinen Schalter. Der Empfang sagt Ihnen, wie es weitergeht.").format(unit=unit)
        )


class ClosedNowError(CounterError):
    """The responsible unit is closed at this hour."""

    def __init__(self, unit: str, opening: Opening | None) -> None:
        closed = _("{unit} empfängt gerade niemanden.").format(unit=unit)
        if opening is not None:
            again = _("Wieder offen: {day}, {start} bis {end} Uhr.").format(
                day=speaking.day(opening.day), start=f"{opening.start:%H:%M}", end=f"{opening.end:%H:%M}"
            )
            closed = f"{closed} {again}"
        super().__init__(closed)


class AlreadyDrawnError(CounterError):
    """A number was drawn with this form some time ago, maybe by somebody else."""

    def __init__(self) -> None:
        super().__init__(_("Mit dieser Seite wurde schon eine Nummer gezogen. Ziehen Sie eine neue."))


class NoLongerHereError(CounterError):
    """The visitor is not where the page showed them."""

    def __init__(self, call_number: str, state: str) -> None:
        super().__init__(
            _("{number} ist inzwischen an anderer Stelle: {state}. Die Seite zeigt jetzt den neuen Stand.").format(
                number=call_number, state=state
            )
        )


class LaneClosedError(CounterError):
    """Nobody can be called to a lane at which nobody serves."""

    def __init__(self) -> None:
        super().__init__(_("Dieser Schalter ist geschlossen. Öffnen Sie ihn, bevor Sie jemanden aufrufen."))


class NotSettledHereError(CounterError):
    """The matter behind this visit is another unit's by now."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Für dieses Anliegen ist inzwischen eine andere Einheit zuständig. "
                "Beenden Sie den Besuch mit „Geht weiter“."
            )
        )


class LaneBusyError(CounterError):
    """Somebody is at this lane already."""

    def __init__(self, call_number: str) -> None:
        super().__init__(
            _("An diesem Schalter ist noch {number}. Schließen Sie diesen Besuch zuerst ab.").format(number=call_number)
        )


class LaneNotYoursError(CounterError):
    """Another person serves at this lane."""

    def __init__(self) -> None:
        super().__init__(_("Hier bedient gerade eine andere Person. Wählen Sie einen freien Schalter."))


class ShutTodayError(CounterError):
    """The lane, its unit or the house is closed today."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            _("Hier ist heute geschlossen: {reason}. Die Leitung kann die Schließung unter „Betrieb“ aufheben.").format(
                reason=reason
            )
        )
