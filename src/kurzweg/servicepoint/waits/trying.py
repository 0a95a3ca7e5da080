# SPDX-License-Identifier: EUPL-1.2
"""What if: the forecaster's answer to a change that somebody wants to see before they make it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from statistics import fmean
from typing import Any

from django.db import transaction

from kurzweg.engine.forecast import AddLane, CloseLane, Difference, Effect, Lane, MoveLane, ToCome, what_if
from kurzweg.engine.forecast import Change as HallChange
from kurzweg.servicepoint.models import WhatIf
from kurzweg.servicepoint.models.what_if import Change
from kurzweg.servicepoint.queue import microseconds_of
from kurzweg.servicepoint.waits.figures import finite
from kurzweg.servicepoint.waits.foretelling import halls
from kurzweg.servicepoint.waits.hall_now import Hall
from kurzweg.servicepoint.waits.learning import Learned
from kurzweg.walls.identity import JOB, assume

KEPT = timedelta(days=1)


@transaction.atomic
def answer(question: uuid.UUID, learned: Learned, *, at: datetime) -> None:
    """Answer one question; one that was answered or does not exist is passed over. Old ones go."""
    assume(JOB)
    WhatIf.objects.filter(asked_at__lt=at - KEPT).delete()
    asked = WhatIf.objects.select_for_update().filter(pk=question, answered_at=None).first()
    if asked is None:
        return
    asked.answer = _answer_to(asked, learned, at)
    asked.answered_at = at
    asked.save(update_fields=["answer", "answered_at"])


def unanswered() -> list[uuid.UUID]:
    """Questions that nobody heard of: the forecaster was not there."""
    return list(WhatIf.objects.filter(answered_at=None).values_list("pk", flat=True))


def _answer_to(asked: WhatIf, learned: Learned, at: datetime) -> dict[str, Any]:
    hall = next(iter(halls(learned, at=at, only={asked.unit_id})), None)
    change = _change_of(asked, hall, at) if isinstance(hall, Hall) else None
    if change is None or not isinstance(hall, Hall):
        return {"possible": False}
    effect = what_if(hall.situation, learned.fitted, change, seed=microseconds_of(at))
    return {"possible": True, **_told(effect, hall)}


def _change_of(asked: WhatIf, hall: Hall, at: datetime) -> HallChange | None:
    """The change as the engine knows it; None when the lane is already as it would be."""
    is_there = any(lane.number == asked.lane_id for lane in hall.situation.lanes)
    if asked.change == Change.CLOSE:
        until = microseconds_of(at + timedelta(minutes=asked.minutes)) if asked.minutes else None
        return CloseLane(number=asked.lane_id, until=until) if is_there else None
    counter = next((one for one in hall.counters if one.lane == (asked.towards_id or asked.lane_id)), None)
    if counter is not None and is_there and asked.change == Change.MOVE:
        return MoveLane(number=asked.lane_id, services=counter.serves)
    if counter is None or is_there or asked.change == Change.MOVE:
        return None
    return AddLane(
        lane=Lane(
            number=counter.lane, services=counter.serves, staffed=hall.open_until_evening,
            idle_since=microseconds_of(at),
        )
    )  # fmt: skip


def _told(effect: Effect, hall: Hall) -> dict[str, Any]:
    """Plain words and numbers, as they are kept and shown."""
    return {
        "waiting": _of_waiting(effect.tickets),
        "services": [
            {"service": service, "before": _of_those_to_come(before), "after": _of_those_to_come(after)}
            for service, (before, after) in effect.to_come.items()
            if before.called + before.in_vain >= 0.5
        ],
        "people": len(hall.tickets),
    }


def _of_waiting(differences: Mapping[int, Difference]) -> dict[str, float]:
    minutes = [one.minutes for one in differences.values() if finite(one.minutes) is not None]
    if not minutes:
        return {}
    mean = round(fmean(minutes))
    return {"mean": mean, "saved": -mean, "most": round(max(minutes))}


def _of_those_to_come(said: ToCome) -> dict[str, float | None]:
    wait = finite(said.mean_wait)
    return {
        "called": round(said.called, 1),
        "in_vain": round(said.in_vain, 1),
        "wait": None if wait is None else round(wait, 1),
    }
