# SPDX-License-Identifier: EUPL-1.2
"""Whoever shrinks hours hears of the appointments that stand in the way, and where each could go instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from kurzweg.offices.errors import PublicationError
from kurzweg.offices.events import PlaceClosed, StructureWentLive, StructureWithdrawn
from kurzweg.offices.live import live_structure
from kurzweg.offices.models import Structure
from kurzweg.servicepoint.models.hours import unfold_hours
from kurzweg.servicepoint.models.slot import Slot
from kurzweg.servicepoint.offer import Asked, offer
from kurzweg.services.snapshot import catalogue_snapshot
from kurzweg.ui import speaking
from kurzweg.walls.alone import alone_with

STRANDED = "select service, unit, site, lane, starts, ends from servicepoint_stranded(%s)"
SHOWN = 3
"""How many of the appointments that stand in the way are named; the list of the unit shows them all."""


@dataclass(frozen=True, kw_only=True)
class Stranded:
    """An appointment where nobody would be received any more, and the next time at which somebody would."""

    slot: Slot
    unit: str
    instead: datetime | None

    def in_words(self) -> str:
        """What stands in the way and where it could go."""
        told = _("{unit}, {moment}.").format(unit=self.unit, moment=speaking.moment(self.slot.start))
        if self.instead is None:
            return told
        return told + " " + _("Frei wäre {moment}.").format(moment=speaking.moment(self.instead))


class StrandedError(PublicationError):
    """Somebody has an appointment where nobody would be received any more."""

    def __init__(self, stranded: Sequence[Stranded]) -> None:
        self.stranded = tuple(stranded)
        said = " ".join(one.in_words() for one in stranded[:SHOWN])
        super().__init__(
            _("Hier gibt es noch gebuchte Termine: {count}. Verlegen Sie diese zuerst. {first}").format(
                count=len(stranded), first=said
            )
        )


def unfold(event: StructureWentLive) -> None:
    """A structure is put in force: its hours are written down, and nobody may be stranded by them."""
    structure = Structure.objects.get(pk=event.structure)
    unfold_hours(structure, first=structure.in_force.lower)
    refuse_stranding(event)


def refuse_stranding(event: StructureWentLive | StructureWithdrawn | PlaceClosed) -> None:
    """Raise `StrandedError` when somebody has an appointment where nobody would be received any more."""
    alone_with("hours")  # whoever books meanwhile waits and sees the new hours, or has booked and is seen
    with connection.cursor() as cursor:
        cursor.execute(STRANDED, (event.at,))
        rows = cursor.fetchall()
    if rows:
        codes = catalogue_snapshot().codes
        raise StrandedError([_told(row, codes, event.at, is_named=n < SHOWN) for n, row in enumerate(rows)])


def _told(
    row: tuple[int, int, int, int, datetime, datetime], codes: Mapping[int, str], at: datetime, *, is_named: bool
) -> Stranded:
    service, unit, site, lane, start, end = row
    slot = Slot(lane=lane, unit=unit, site=site, start=start, end=end)
    name = live_structure(timezone.localdate(at)).name_of(unit)
    instead = _instead(codes.get(service, ""), slot, at) if is_named else None
    return Stranded(slot=slot, unit=name, instead=instead)


def _instead(service: str, slot: Slot, at: datetime) -> datetime | None:
    asked = Asked(service=service, length=slot.length, units=(slot.unit,))
    later = (free for free in offer(asked, at=at) if free.start >= slot.start)
    return next((free.start for free in later), None)
