# SPDX-License-Identifier: EUPL-1.2
"""Who can interpret at a counter now, and what was asked of whom: colleagues first, then the list, always the cards."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from kurzweg.accounts.models import Membership, Staff
from kurzweg.interpreting.models import Answer, InterpretingRequest, SpokenLanguage
from kurzweg.lang.spoken import spoken
from kurzweg.servicepoint.lanes_now import BUSY, IDLE, RESTING, LaneNow, break_in_words, lanes_now
from kurzweg.servicepoint.models import Counter
from kurzweg.ui.live import hint

ORDER = {IDLE: 0, BUSY: 1, RESTING: 2}
NOT_AT_A_LANE = 3


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """Somebody of the house who speaks a language, and where they are."""

    key: uuid.UUID
    name: str
    unit: str
    place: str
    can_be_asked: bool
    """They serve at a counter and do not rest: the request appears there."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request, as the counter of either side shows it."""

    key: uuid.UUID
    language: str
    place: str
    name: str
    answer: str
    is_mine_to_answer: bool
    is_open: bool


def colleagues(language: str, counter: Counter, person: Staff, tongue: str, *, at: datetime) -> list[Colleague]:
    """Everybody else who speaks this language and works in a unit today; who is free now comes first."""
    speaking = SpokenLanguage.objects.to_speak(language).exclude(staff=person.pk).values_list("staff", flat=True)
    today = timezone.localdate(at)
    members = Membership.objects.in_force_on(today).filter(staff__in=speaking).select_related("staff")
    lanes = {one.who: one for one in lanes_now(at).values()}
    units = {one.staff_id: one for one in members}
    found = [
        Colleague(
            key=who, name=member.staff.name, unit=counter.live.name_of(member.unit_id, tongue),
            place=_place(lanes.get(who), counter.live.lane_names), can_be_asked=_can_be_asked(lanes.get(who)),
        )
        for who, member in units.items()
    ]  # fmt: skip
    return sorted(found, key=lambda one: (_rank(lanes.get(one.key)), one.name))


def requests_at(counter: Counter, person: Staff, *, at: datetime) -> tuple[Asked, ...]:
    """What this person is asked, and what was asked from this counter a moment ago."""
    names = counter.live.lane_names
    around = InterpretingRequest.objects.recent(at).around(person.pk, counter.lane).select_related("asked")
    return tuple(
        Asked(
            key=one.pk, language=spoken(one.language).german, place=names.get(one.lane_id, ""), name=one.asked.name,
            answer=one.answer, is_mine_to_answer=one.asked_id == person.pk, is_open=one.answered_at is None,
        )
        for one in around
        if one.asked_id != person.pk or one.answered_at is None
    )  # fmt: skip


def ask(counter: Counter, asked: uuid.UUID, language: str, *, by: Staff, at: datetime) -> InterpretingRequest:
    """Ask a colleague to come to this counter; their own counter shows it at once."""
    request = InterpretingRequest.ask(asked, language=language, lane=counter.lane, unit=counter.unit, by=by, at=at)
    _tell(counter, [asked], at)
    return request


def answer(request: InterpretingRequest, word: Answer, counter: Counter, *, at: datetime) -> None:
    """Say whether one comes; both counters show it."""
    request.reply(word, at=at)
    _tell(counter, [request.asked_id, request.by_id], at)


def _tell(counter: Counter, people: Collection[uuid.UUID], at: datetime) -> None:
    units = {one.lane: one.unit for one in Counter.all_of(counter.live)}
    at_lanes = {units[lane.lane] for lane in lanes_now(at).values() if lane.who in people and lane.lane in units}
    for unit in {counter.unit, *at_lanes}:
        hint(f"queue:{unit}")


def _can_be_asked(lane: LaneNow | None) -> bool:
    return lane is not None and lane.doing != RESTING


def _rank(lane: LaneNow | None) -> int:
    return ORDER[lane.doing] if lane is not None else NOT_AT_A_LANE


def _place(lane: LaneNow | None, names: dict[int, str]) -> str:
    if lane is None:
        return _("gerade an keinem Schalter")
    if lane.doing == RESTING:
        return break_in_words(lane)
    name = names.get(lane.lane, "")
    return _("{lane}: frei").format(lane=name) if lane.doing == IDLE else _("{lane}: bedient gerade").format(lane=name)
