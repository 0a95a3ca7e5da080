# SPDX-License-Identifier: EUPL-1.2
"""What happened, one sentence per event, in the order in which it happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.matters.naming import Naming


@dataclass(frozen=True)
class Entry:
    """One line of a timeline."""

    at: datetime
    sentence: str
    kind: Kind


def timeline(events: Iterable[LogEvent], naming: Naming) -> list[Entry]:
    """The lines for these events, as the reader calls things. Row security has chosen the events.

    Work that was begun, or stopped unfinished, is for figures: its sentence says what it is when it is done.
    """
    return [Entry(event.at, naming.sentence(event), event.kind) for event in events if event.is_what_its_kind_says]
