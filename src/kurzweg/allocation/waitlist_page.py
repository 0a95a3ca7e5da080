# SPDX-License-Identifier: EUPL-1.2
"""A waitlist as everybody reads it: how many wait, how it is ordered, how long an offer stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from kurzweg.allocation.models import Seed, Waitlist, Way
from kurzweg.allocation.models.way import way_of
from kurzweg.allocation.offering import SILENT
from kurzweg.services.nouns import Text
from kurzweg.services.snapshot import catalogue_snapshot


@dataclass(frozen=True, kw_only=True)
class ToldList:
    """What the page of a waitlist shows."""

    waitlist: Waitlist
    way: Way | None
    service: Text | None
    service_code: str
    waiting: int
    seed: str
    """Empty while the list is open."""

    @property
    def silent(self) -> int:
        """After so many offers without an answer an entry ends."""
        return SILENT


def list_told_of(waitlist: Waitlist, language: str, *, at: datetime) -> ToldList:
    """Everything that is public about a waitlist now."""
    snapshot = catalogue_snapshot()
    seed = Seed.objects.filter(pk=waitlist.seed_id).first() if waitlist.closed_at else None
    return ToldList(
        waitlist=waitlist, way=way_of(waitlist.service_id, waitlist.unit_id, on=timezone.localdate(at)),
        service=snapshot.title(waitlist.service_id, language),
        service_code=snapshot.codes.get(waitlist.service_id, ""), waiting=waitlist.waiting,
        seed=bytes(seed.secret).hex() if seed else "",
    )  # fmt: skip
