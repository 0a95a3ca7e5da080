# SPDX-License-Identifier: EUPL-1.2
"""What can come between two units that let each other look, said so that nobody has to worry."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kurzweg.matters.errors import AlreadyAnsweredError, MatterError
from kurzweg.matters.models.offer import Offer


class SharingError(MatterError):
    """Something about sight across walls that a person can understand and act on."""


class ParticipationAnsweredError(AlreadyAnsweredError):
    """Somebody else answered the request to take part first."""

    def sentence(self) -> str:
        return _("Jemand war schneller: {who} hat diese Beteiligung um {when} {did}. Sie müssen nichts tun.")

    def what_they_did(self, offer: Offer) -> str:
        return _("angenommen") if offer.accepted_at else super().what_they_did(offer)


class ParticipationOverError(SharingError):
    """The time that was agreed on passed before anybody answered."""

    def __init__(self) -> None:
        super().__init__(_("Die vereinbarte Zeit ist vorbei. Bitten Sie die andere Einheit, noch einmal zu fragen."))


class RequestAnsweredError(AlreadyAnsweredError):
    """Somebody else answered the request for access first."""

    def sentence(self) -> str:
        return _("Jemand war schneller: {who} hat diese Anfrage um {when} {did}. Sie müssen nichts tun.")

    def what_they_did(self, offer: Offer) -> str:
        return _("bewilligt") if offer.accepted_at else super().what_they_did(offer)


class AlreadyAskedError(SharingError):
    """The other unit has been asked and has not answered yet."""

    def __init__(self) -> None:
        super().__init__(
            _("Diese Einheit ist schon gefragt, die Antwort steht aus. Ziehen Sie das zurück, um neu zu fragen.")
        )


class NothingToShowError(SharingError):
    """Nothing of this person lies with the asked unit any more."""

    def __init__(self) -> None:
        super().__init__(_("Für diese Person ist dort nichts mehr offen. Sie müssen nichts tun."))
