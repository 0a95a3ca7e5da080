# SPDX-License-Identifier: EUPL-1.2
"""What lies before the units of somebody: offered to them, open with them, offered by them. Why, and since when."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kurzweg.events.kinds import Reason
from kurzweg.matters.models import Handover, Matter
from kurzweg.matters.naming import Naming
from kurzweg.matters.reasons import reason_in_words
from kurzweg.services.nouns import Text

MOST_ROWS = 200


@dataclass(frozen=True)
class Row:
    """One matter in the list: where it leads, why it stands there, since when."""

    key: uuid.UUID
    number: str
    url: str
    service: Text
    person: str
    why: str
    since: datetime


@dataclass(frozen=True)
class WorkList:
    """The three groups, in their fixed order; `next_after` is the last number when there are more open ones."""

    offered_to_us: list[Row]
    open_with_us: list[Row]
    offered_by_us: list[Row]
    next_after: str = ""

    @property
    def rows(self) -> list[Row]:
        return [*self.offered_to_us, *self.open_with_us, *self.offered_by_us]


def work_list(units: Iterable[int], naming: Naming, *, after: Matter | None = None) -> WorkList:
    """What these units have to do, the oldest first; at most 200 of each, the rest on the next page."""
    here = tuple(units)
    handovers = Handover.objects.oldest_first()
    matters = Matter.objects.open().in_unit(*here).not_offered().select_related("person").oldest_first()
    found = list((matters.after(after) if after else matters)[: MOST_ROWS + 1])
    shown, is_more = found[:MOST_ROWS], len(found) > MOST_ROWS
    before = _newest_handovers(shown)
    return WorkList(
        offered_to_us=[_offered_to_us(each, naming) for each in handovers.offered_to(*here)[:MOST_ROWS]],
        open_with_us=[_open_with_us(each, before.get(each.pk), naming) for each in shown],
        offered_by_us=[_offered_by_us(each, naming) for each in handovers.offered_by(*here)[:MOST_ROWS]],
        next_after=shown[-1].number if is_more else "",
    )


def _newest_handovers(matters: list[Matter]) -> dict[uuid.UUID, Handover]:
    """What was last asked about each matter, and how it was answered."""
    of_these = Handover.objects.filter(matter__in=[matter.pk for matter in matters])
    return {each.matter_id: each for each in of_these.order_by("matter_id", "-offered_at").distinct("matter_id")}


def _offered_to_us(handover: Handover, naming: Naming) -> Row:
    return Row(
        key=handover.matter_id, number=handover.number,
        url=reverse("matters:acceptance", args=[handover.number]),
        service=naming.service(handover.service_id), person="",
        why=_("{unit} bittet um Übernahme").format(unit=naming.unit(handover.from_unit_id)),
        since=handover.offered_at,
    )  # fmt: skip


def _offered_by_us(handover: Handover, naming: Naming) -> Row:
    return Row(
        key=handover.matter_id, number=handover.number, url=reverse("matters:matter", args=[handover.number]),
        service=naming.service(handover.service_id), person="",
        why=_("wartet auf Antwort von {unit}").format(unit=naming.unit(handover.to_unit_id)),
        since=handover.offered_at,
    )  # fmt: skip


def _open_with_us(matter: Matter, last: Handover | None, naming: Naming) -> Row:
    why, since = _why_it_is_open(matter, last, naming)
    return Row(
        key=matter.pk, number=matter.number, url=reverse("matters:matter", args=[matter.number]),
        service=naming.service(matter.service_id), person=matter.person.full_name if matter.person else "",
        why=why, since=since,
    )  # fmt: skip


def _why_it_is_open(matter: Matter, last: Handover | None, naming: Naming) -> tuple[str, datetime]:
    if last and last.declined_at and last.decline_reason:
        reason = reason_in_words(Reason(last.decline_reason))
        unit = naming.unit(last.to_unit_id)
        return _("{unit} hat abgelehnt: {reason}").format(unit=unit, reason=reason), last.declined_at
    if last and last.accepted_at:
        return _("übernommen von {unit}").format(unit=naming.unit(last.from_unit_id)), last.accepted_at
    return _("bei uns eröffnet"), matter.unit_since
