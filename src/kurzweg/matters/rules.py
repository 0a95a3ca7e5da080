# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with a matter: small sentences, composed like a by-law."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.models import Staff
from kurzweg.accounts.models.membership import SERVING
from kurzweg.accounts.refusals import say_who_may
from kurzweg.accounts.rules import works_with_people
from kurzweg.matters.models import Matter
from kurzweg.matters.models.offer import Offer

OF_THE_RESPONSIBLE_UNIT = (
    "matter.settle",
    "matter.recognise",
    "matter.hand_over",
    "matter.replace_key",
    "matter.hold",
)


def works_in_the_responsible_unit(person: Staff, matter: Matter) -> bool:
    return person.works_as(*SERVING, unit=matter.unit_id)


def works_in_the_receiving_unit(person: Staff, offer: Offer) -> bool:
    return person.works_as(*SERVING, unit=offer.to_unit_id)


def works_in_the_giving_unit(person: Staff, offer: Offer) -> bool:
    return person.works_as(*SERVING, unit=offer.from_unit_id)


def works_in_either_unit(person: Staff, offer: Offer) -> bool:
    return works_in_the_receiving_unit(person, offer) or works_in_the_giving_unit(person, offer)


for verb in ("matters.open", "matters.read"):
    allow(verb, works_with_people)
    say_who_may(verb, _("Das dürfen alle, die in einer Einheit Anliegen bearbeiten."))
for verb in OF_THE_RESPONSIBLE_UNIT:
    allow(verb, works_in_the_responsible_unit)
    say_who_may(verb, _("Das darf nur die Einheit, die für das Anliegen zuständig ist."))
for verb in ("handover.accept", "handover.decline"):
    allow(verb, works_in_the_receiving_unit)
    say_who_may(verb, _("Das darf nur die Einheit, die um Übernahme gebeten ist."))
allow("handover.withdraw", works_in_the_giving_unit)
say_who_may("handover.withdraw", _("Das darf nur die Einheit, die das Anliegen angeboten hat."))
allow("handover.read", works_in_either_unit)
say_who_may("handover.read", _("Das dürfen alle, die in einer der beiden Einheiten Anliegen bearbeiten."))
