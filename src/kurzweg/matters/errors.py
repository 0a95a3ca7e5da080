# SPDX-License-Identifier: EUPL-1.2
"""What can come between two people who work on one matter, said so that nobody has to worry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from kurzweg.matters.models import Handover, Matter
    from kurzweg.matters.models.offer import Offer


class MatterError(Exception):
    """Something about a matter that a person can understand and act on."""


class AlreadyAnsweredError(MatterError):
    """Somebody else answered the offer first."""

    def __init__(self, offer: Offer) -> None:
        who = offer.accepted_by or offer.declined_by or offer.withdrawn_by
        when = offer.accepted_at or offer.declined_at or offer.withdrawn_at
        clock = date_format(timezone.localtime(when), "H:i") if when else "–"
        super().__init__(self.sentence().format(who=who, when=clock, did=self.what_they_did(offer)))

    def sentence(self) -> str:
        return _("Jemand war schneller: {who} hat diese Übergabe um {when} {did}. Sie müssen nichts tun.")

    def what_they_did(self, offer: Offer) -> str:
        return _("übernommen") if offer.accepted_at else _("abgelehnt") if offer.declined_at else _("zurückgezogen")


class AlreadyOfferedError(MatterError):
    """The matter waits for the answer to somebody's offer."""

    def __init__(self, handover: Handover) -> None:
        super().__init__(
            _(
                "{who} hat dieses Anliegen schon angeboten, die Antwort steht aus. Möchten Sie etwas anderes anbieten,"
                " ziehen Sie das Angebot zuerst zurück."
            ).format(who=handover.offered_by)
        )
        self.handover = handover


class NothingToHandOverError(MatterError):
    """The matter is settled, or already where it should go."""

    def __init__(self, matter: Matter) -> None:
        super().__init__(
            _("Dieses Anliegen ist erledigt. Es kann nicht mehr übergeben werden.")
            if matter.is_settled
            else _("Diese Einheit ist schon zuständig. Wählen Sie eine andere.")
        )


class SomebodyElsesMatterError(MatterError):
    """It was said once whose matter this is; another person needs a matter of their own."""

    def __init__(self, matter: Matter) -> None:
        super().__init__(
            _(
                "{number} gehört schon zu einer anderen Person. Nehmen Sie für diese Person ein neues Anliegen auf."
            ).format(number=matter.number)
        )
