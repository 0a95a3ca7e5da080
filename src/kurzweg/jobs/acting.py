# SPDX-License-Identifier: EUPL-1.2
"""As whom a job runs. Who somebody is and what they may is known by a higher room, which installs itself here."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol


class Orderer(Protocol):
    """Somebody who ordered a job."""

    def may(self, verb: str, on: Any = None) -> bool: ...


Acting = Callable[[uuid.UUID, datetime], AbstractContextManager[Orderer | None]]
"""Act as a member of staff inside a block; None when they do not work here any more."""
_acting: list[Acting] = []


def install(acting: Acting) -> None:
    """Say how one acts as somebody; called once, by the room that knows the staff."""
    _acting[:] = [acting]


def acting_for(staff: uuid.UUID, at: datetime) -> AbstractContextManager[Orderer | None]:
    """Act as whoever ordered a job, with their rights of this moment."""
    return _acting[-1](staff, at)
