# SPDX-License-Identifier: EUPL-1.2
"""What data protection sees: who was let in, why and until when. Never what they saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from kurzweg.accounts.grounds import ground_in_words
from kurzweg.accounts.models import Grant, Ground
from kurzweg.matters.naming import Naming
from kurzweg.sharing.listing import GrantLine, lines
from kurzweg.sharing.models import EmergencyAccess, EmergencyNotice

A_YEAR = timedelta(days=365)
MOST = 200


@dataclass(frozen=True, kw_only=True)
class Emergency:
    """One emergency access: who looked at whose files, why, and whether the owner has read of it."""

    access: EmergencyAccess
    unit: str
    owner: str
    notice: EmergencyNotice | None
    owner_saw: datetime | None


@dataclass(frozen=True, kw_only=True)
class Sum:
    """How many grants of one ground run between two units."""

    ground: str
    from_unit: str
    unit: str
    number: int


@dataclass(frozen=True, kw_only=True)
class Report:
    """The page of the data protection officer."""

    emergencies: list[Emergency]
    statutes: list[GrantLine]
    running: list[Sum]
    others: list[GrantLine]


def report(naming: Naming, *, at: datetime) -> Report:
    """The last year's emergencies and statutory disclosures, and all grants that run now."""
    statutes = Grant.objects.by_ground(Ground.STATUTE).filter(starts_at__gt=at - A_YEAR).newest_first()
    running = list(Grant.objects.living(at).exclude(ground=Ground.HANDOVER).newest_first())
    handovers = Grant.objects.living(at).by_ground(Ground.HANDOVER)
    pairs = Counter(handovers.values_list("ground", "from_unit_id", "unit_id"))
    pairs.update((one.ground, one.from_unit_id or 0, one.unit_id) for one in running)
    others = [one for one in running if one.ground in {Ground.PARTICIPATION, Ground.REQUEST}]
    return Report(
        emergencies=_emergencies(naming, at),
        statutes=lines(statutes[:MOST], naming, at),
        running=_sums(pairs, naming),
        others=lines(others[:MOST], naming, at),
    )


def _emergencies(naming: Naming, at: datetime) -> list[Emergency]:
    accesses = list(EmergencyAccess.objects.filter(at__gt=at - A_YEAR).select_related("by").newest_first()[:MOST])
    notices = EmergencyNotice.objects.filter(access__in=accesses)
    return [_emergency(one, [each for each in notices if each.access_id == one.pk], naming) for one in accesses]


def _emergency(access: EmergencyAccess, notices: Iterable[EmergencyNotice], naming: Naming) -> Emergency:
    told = {notice.to_unit_id: notice for notice in notices}
    owners = told.get(access.owner_id)
    return Emergency(
        access=access, unit=naming.unit(access.unit_id), owner=naming.unit(access.owner_id), notice=told.get(None),
        owner_saw=owners.seen_at if owners else None,
    )  # fmt: skip


def _sums(pairs: Counter[tuple[str, int, int]], naming: Naming) -> list[Sum]:
    sums = [
        Sum(ground=ground_in_words(ground), from_unit=naming.unit(giver), unit=naming.unit(receiver), number=number)
        for (ground, giver, receiver), number in pairs.items()
    ]
    return sorted(sums, key=lambda one: (one.ground, one.from_unit, one.unit))
