# SPDX-License-Identifier: EUPL-1.2
"""What somebody is told who wants a scarce place: by what way it is given, and what they can do now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from kurzweg.allocation.models import Round, Waitlist, Way, WayKind
from kurzweg.allocation.models.way import way_of
from kurzweg.servicepoint.booking import receiving_unit
from kurzweg.servicepoint.drawing import Wish
from kurzweg.services.snapshot import catalogue_snapshot


@dataclass(frozen=True, kw_only=True)
class Giving:
    """How the places for one wish are given now."""

    wish: Wish
    service: int
    unit: int
    way: Way | None
    rounds: list[Round]
    """Those for which one can apply now or soon, the next first."""
    waitlist: Waitlist | None

    @property
    def is_as_usual(self) -> bool:
        """Whether every free time stands open, and there is nothing more to say."""
        return self.way is None or self.way.kind == WayKind.OPEN


def giving_of(wish: Wish, *, at: datetime) -> Giving:
    """How the unit that is responsible for this person gives its places. Raises as `receiving_unit` does."""
    unit = receiving_unit(wish, at=at)
    service = catalogue_snapshot().numbers[wish.service]
    return Giving(
        wish=wish, service=service, unit=unit, way=way_of(service, unit, on=timezone.localdate(at)),
        waitlist=Waitlist.objects.open().of(service=service, unit=unit).first(),
        rounds=list(Round.objects.not_held().of(service=service, unit=unit).order_by("closes_at")),
    )  # fmt: skip
