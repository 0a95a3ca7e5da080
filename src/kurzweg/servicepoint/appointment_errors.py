# SPDX-License-Identifier: EUPL-1.2
"""What can go otherwise than expected with an appointment, said in one breath."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from kurzweg.ui import speaking


class AppointmentError(Exception):
    """Something about an appointment that a person can understand and act on."""


class TakenMeanwhileError(AppointmentError):
    """Somebody else was quicker."""

    def __init__(self) -> None:
        super().__init__(_("Diese Zeit hat gerade jemand anderes genommen. Wählen Sie eine andere."))


class NotReceivedThenError(AppointmentError):
    """Nobody is received there at that time: closed, a holiday, over already, or no such lane."""

    def __init__(self) -> None:
        super().__init__(_("Zu dieser Zeit empfängt hier niemand. Wählen Sie eine andere."))


class GivenOtherwiseError(AppointmentError):
    """Places for this are scarce, so nobody chooses one freely."""

    def __init__(self, service: str = "") -> None:
        self.service = service
        super().__init__(_("Diese Termine sind knapp. Darum kann hier niemand frei eine Zeit wählen."))


class BookedAlreadyError(AppointmentError):
    """There is a living appointment for this matter."""

    def __init__(self) -> None:
        super().__init__(_("Für dieses Anliegen gibt es schon einen Termin. Sie können ihn verlegen oder absagen."))


class HoldOverError(AppointmentError):
    """Nobody confirmed in time, so the time may be somebody else's by now."""

    def __init__(self) -> None:
        super().__init__(_("Die Vormerkung ist abgelaufen. Wählen Sie noch einmal eine Zeit."))


class NoLongerSoError(AppointmentError):
    """The appointment has gone on since the page was shown."""

    def __init__(self) -> None:
        super().__init__(_("Der Termin hat sich inzwischen geändert. Die Seite zeigt jetzt den neuen Stand."))


class NotTodayError(AppointmentError):
    """One checks in on the day of the appointment."""

    def __init__(self, start: datetime) -> None:
        super().__init__(
            _("Anmelden können Sie sich am Tag des Termins: {moment}.").format(moment=speaking.moment(start))
        )


class NotYetMissedError(AppointmentError):
    """An appointment can be missed only when its time has come."""

    def __init__(self, start: datetime) -> None:
        super().__init__(
            _("Der Termin beginnt erst noch: {moment}. Bis dahin kann die Person kommen.").format(
                moment=speaking.moment(start)
            )
        )
