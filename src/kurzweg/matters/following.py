# SPDX-License-Identifier: EUPL-1.2
"""What a matter does when something has happened to it. Who calls this stands in the table of reactions."""

from __future__ import annotations

from kurzweg.accounts.models import Pseudonym, Staff
from kurzweg.matters.events import MatterSettled
from kurzweg.matters.models import Handover


def withdraw_open_offer(settled: MatterSettled) -> None:
    """Nobody takes over what is done: an offer that waits for an answer is taken back by whoever settled it."""
    assert settled.matter is not None  # nothing else can be settled
    offer = Handover.objects.open().filter(matter_id=settled.matter).first()
    if offer is not None:
        offer.withdraw(by=_who(settled.by) if settled.by else None, at=settled.at)


def _who(pseudonym: int) -> Staff:
    return Pseudonym.objects.select_related("staff").get(number=pseudonym).staff
