# SPDX-License-Identifier: EUPL-1.2
"""What can go otherwise than expected when places are scarce, said in one breath."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from kurzweg.ui import speaking


class AllocationError(Exception):
    """Something about a scarce place that a person can understand and act on."""


class NotOpenError(AllocationError):
    """The window is not open: not yet, or not any more."""

    def __init__(self) -> None:
        super().__init__(_("Hier können Sie sich gerade nicht bewerben. Die Seite sagt Ihnen, wann es wieder geht."))


class AppliedAlreadyError(AllocationError):
    """This person has applied already; once is enough, and twice gives no advantage."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Für diese Person gibt es hier schon eine Bewerbung. Eine genügt. "
                "Haben Sie den Link nicht mehr? Der Servicepoint hilft Ihnen mit Ihrem Ausweis."
            )
        )


class HasPlaceError(AllocationError):
    """This person has an appointment for the same thing."""

    def __init__(self) -> None:
        super().__init__(_("Diese Person hat für dieses Anliegen schon einen Termin. Ein zweiter ist nicht nötig."))


class OfferOverError(AllocationError):
    """The place was kept, and is not any more."""

    def __init__(self, until: datetime | None = None) -> None:
        said = _("Dieser Platz wird nicht mehr für Sie gehalten.")
        if until is not None:
            said += " " + _("Sie hatten dafür Zeit bis {moment}.").format(moment=speaking.moment(until))
        super().__init__(said)


class NoLongerReceivedError(AllocationError):
    """The place is gone since it was offered: closed, or the hours have changed."""

    def __init__(self) -> None:
        super().__init__(_("Zu dieser Zeit empfangen wir nun doch niemanden. Das tut uns leid."))


class NoPlacesError(AllocationError):
    """There is nothing to give."""

    def __init__(self) -> None:
        super().__init__(_("In diesen Tagen ist keine Zeit frei. Wählen Sie andere Tage."))


class PlaceGoneError(AllocationError):
    """A colleague gave this place a moment ago, or its time is over."""

    def __init__(self) -> None:
        super().__init__(_("Diesen Platz hat gerade jemand anderes vergeben. Wählen Sie den nächsten."))


class HasOneTodayError(AllocationError):
    """One person gets one place by hand for a day."""

    def __init__(self) -> None:
        super().__init__(_("Diese Person hat für diesen Tag schon einen Platz bekommen."))


class QuotaUsedUpError(AllocationError):
    """The number of emergencies of a day is public, and reached; or the reason is none of the published."""

    def __init__(self) -> None:
        super().__init__(_("Für diesen Tag sind alle Notfallplätze vergeben. Wählen Sie einen anderen Tag."))
