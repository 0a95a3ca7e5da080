# SPDX-License-Identifier: EUPL-1.2
"""One table: what follows elsewhere when an event is recorded."""

from __future__ import annotations

from kurzweg.events import recording
from kurzweg.events.event import Event
from kurzweg.matters.events import MatterSettled
from kurzweg.matters.following import withdraw_open_offer

FOLLOWS: dict[type[Event], tuple[recording.Follower, ...]] = {
    MatterSettled: (withdraw_open_offer,),
}


def install() -> None:
    """Tie the table to the log; called once at start."""
    recording.install(FOLLOWS)
