# SPDX-License-Identifier: EUPL-1.2
"""What lies before somebody's units about sight: asked of them, seen in an emergency, asked by them, open to them."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.urls import reverse

from kurzweg.accounts.models import Grant, Ground, Staff
from kurzweg.accounts.models.membership import SERVING
from kurzweg.cases.models import Case
from kurzweg.matters.models import Matter
from kurzweg.matters.naming import Naming
from kurzweg.services.nouns import Text
from kurzweg.sharing.listing import GrantLine, line
from kurzweg.sharing.models import AccessRequest, EmergencyNotice, Participation

MOST = 100
HOW_MANY = """
    select (select count(*) from sharing_participation where to_unit_id = any (%(units)s)
            and accepted_at is null and declined_at is null and withdrawn_at is null)
         + (select count(*) from sharing_accessrequest where to_unit_id = any (%(units)s)
            and accepted_at is null and declined_at is null and withdrawn_at is null)
         + (select count(*) from sharing_emergencynotice where to_unit_id = any (%(units)s) and seen_at is null)
"""


@dataclass(frozen=True)
class Open:
    """Something that a unit may look at, and where it leads."""

    key: uuid.UUID
    grant: GrantLine
    number: str
    service: Text | None
    url: str


@dataclass(frozen=True, kw_only=True)
class Inbox:
    """The groups of the page, in their fixed order."""

    participations: list[Participation]
    requests: list[AccessRequest]
    emergencies: list[EmergencyNotice]
    asked: list[AccessRequest]
    offered: list[Participation]
    open_to_us: list[Open]

    @property
    def is_empty(self) -> bool:
        return not any(vars(self).values())


def units_of(person: Staff) -> list[int]:
    """The units in which somebody works for people."""
    return sorted({unit for role, unit in person.roles if role in SERVING})


def how_many_wait(person: Staff) -> int:
    """How much waits for an answer or a look of somebody's units; one small query for the navigation."""
    with connection.cursor() as cursor:
        cursor.execute(HOW_MANY, {"units": units_of(person)})
        (number,) = cursor.fetchone() or (0,)
    return int(number)


def inbox_of(units: Collection[int], naming: Naming, *, at: datetime) -> Inbox:
    """What these units have to answer, have asked, and may look at; the oldest first."""
    notices = EmergencyNotice.objects.unseen().to_units(*units).select_related("access__person", "access__by")
    return Inbox(
        participations=list(Participation.objects.offered_to(*units).oldest_first()[:MOST]),
        requests=list(AccessRequest.objects.offered_to(*units).select_related("person").oldest_first()[:MOST]),
        emergencies=list(notices.order_by("access__at")[:MOST]),
        asked=list(AccessRequest.objects.offered_by(*units).select_related("person").oldest_first()[:MOST]),
        offered=list(Participation.objects.offered_by(*units).oldest_first()[:MOST]),
        open_to_us=_open_to(units, naming, at),
    )


def _open_to(units: Collection[int], naming: Naming, at: datetime) -> list[Open]:
    """What the units see only by a grant; what they hold by a handover stands in their work list."""
    living = Grant.objects.living(at).to_units(units).exclude(ground=Ground.HANDOVER).newest_first()
    grants = list(living[:MOST])
    keys = [grant.subject_key for grant in grants]
    matters = {one.pk: one for one in Matter.objects.filter(pk__in=keys)}
    cases = {one.pk: one for one in Case.objects.filter(pk__in=keys)}
    found = []
    for grant in grants:
        told = line(grant, naming, at, with_reason=False)
        if (matter := matters.get(grant.subject_key)) is not None:
            url = reverse("matters:matter", args=[matter.number])
            found.append(Open(grant.subject_key, told, matter.number, naming.service(matter.service_id), url))
        elif (case := cases.get(grant.subject_key)) is not None:
            found.append(Open(grant.subject_key, told, case.number, None, reverse("cases:case", args=[case.number])))
    return found
