# SPDX-License-Identifier: EUPL-1.2
"""One table: what follows elsewhere when an event is recorded."""

from __future__ import annotations

from kurzweg.events import recording
from kurzweg.events.event import Event
from kurzweg.matters.events import MatterSettled
from kurzweg.matters.following import withdraw_open_offer
from kurzweg.offices.events import PlaceClosed, StructureWentLive, StructureWithdrawn
from kurzweg.servicepoint.events import ServingFinished
from kurzweg.servicepoint.following import note_served
from kurzweg.servicepoint.stranded import refuse_stranding, unfold

FOLLOWS: dict[type[Event], tuple[recording.Follower, ...]] = {
    MatterSettled: (withdraw_open_offer,),
    PlaceClosed: (refuse_stranding,),
    ServingFinished: (note_served,),
    StructureWentLive: (unfold,),
    StructureWithdrawn: (refuse_stranding,),
}


def install() -> None:
    """Tie the table to the log; called once at start."""
    recording.install(FOLLOWS)
