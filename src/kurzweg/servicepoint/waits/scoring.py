# SPDX-License-Identifier: EUPL-1.2
"""Every night: what was told, held against what came. Anybody may read the result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import nan
from typing import Final

from django.db import transaction
from django.utils import timezone

from kurzweg.engine.forecast import Score, Told, WaitForecast, judge, score
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.servicepoint.days import midnight
from kurzweg.servicepoint.models import ToldWait, WaitScore
from kurzweg.servicepoint.waits.figures import finite
from kurzweg.walls.identity import JOB, assume

WEEK: Final = timedelta(days=7)
FURTHEST: Final = 28
"""So many days back a night makes up for, when the house stood still."""


@transaction.atomic
def score_what_was_told(*, today: date) -> int:
    """Score each day that is over and was not scored yet, and the week that ends with it; how many days there were."""
    assume(JOB)
    begin = today - timedelta(days=FURTHEST)
    scored = set(WaitScore.objects.days().filter(first__gte=begin).values_list("first", flat=True))
    missing = sorted(ToldWait.objects.between(midnight(begin), midnight(today)).days() - scored)
    for day in missing:
        _score_day(day)
    return len(missing)


def _score_day(day: date) -> None:
    outcomes = list(_outcomes(day - WEEK + timedelta(days=1), day))
    for site in sorted({one.row.site_id for one in outcomes if one.day == day}):
        here = [one for one in outcomes if one.row.site_id == site]
        today = [one for one in here if one.day == day]
        before = _was_trusted(site)
        WaitScore.objects.create(**_row(today, site=site, service=None, first=day, last=day, trusted=before))
        for service in sorted({one.row.service_id for one in today}):
            mine = [one for one in today if one.row.service_id == service]
            WaitScore.objects.create(**_row(mine, site=site, service=service, first=day, last=day, trusted=before))
        week = score([one.told for one in here])
        WaitScore.objects.create(
            **_row(here, site=site, service=None, first=day - WEEK + timedelta(days=1), last=day,
                   trusted=judge(week).trusted(before=before))
        )  # fmt: skip


@dataclass(frozen=True)
class _Outcome:
    day: date
    row: ToldWait
    told: Told


def _outcomes(first: date, last: date) -> Iterator[_Outcome]:
    """What was told on these days, with what became of it. Who was neither called nor seen to go counts as gone."""
    begin, end = midnight(first), midnight(last + timedelta(days=1))
    rows = list(ToldWait.objects.between(begin, end).select_related("ticket"))
    called = _first_calls(begin, end)
    for row in rows:
        moment = called.get(row.ticket.work_item)
        waited = None if moment is None else max((moment - row.told_at) / timedelta(minutes=1), 0.0)
        told = Told(
            _said(row),
            waited,
            by_queue_length=row.by_queue_length,
            by_head_of_line=row.by_head_of_line,
            usual=row.usual,
        )
        yield _Outcome(timezone.localdate(row.told_at), row, told)


def _said(row: ToldWait) -> WaitForecast:
    mean, p50, p80, p90 = (nan if one is None else one for one in (row.mean, row.p50, row.p80, row.p90))
    return WaitForecast(mean=mean, p50=p50, p80=p80, p90=p90, called=row.called, gone=row.gone)


def _first_calls(begin: datetime, end: datetime) -> Mapping[int, datetime]:
    calls = LogEvent.objects.filter(activity=Kind.TicketCalled, at__gte=begin, at__lt=end).order_by("-at")
    return {item: at for item, at in calls.values_list("work_item", "at") if item is not None}


def _was_trusted(site: int) -> bool:
    last = WaitScore.objects.last_week_of(site)
    return last is None or last.is_trusted


def _row(
    outcomes: Sequence[_Outcome], *, site: int, service: int | None, first: date, last: date, trusted: bool
) -> dict[str, object]:
    found = score([one.told for one in outcomes])
    return {
        "site_id": site, "service_id": service, "first": first, "last": last, "is_trusted": trusted,
        "scored": found.scored, **{name: finite(value) for name, value in _figures(found).items()},
    }  # fmt: skip


def _figures(found: Score) -> dict[str, float]:
    return {
        "left": found.left, "said_left": found.said_left, "mean_wait": found.mean_wait,
        "coverage_p50": found.coverage[0.5], "coverage_p80": found.coverage[0.8], "coverage_p90": found.coverage[0.9],
        "pinball_p80": found.pinball[0.8], "skill_p80": found.skill[0.8], "bias": found.errors.bias,
        "rmse": found.errors.rmse, "rmse_by_queue_length": found.queue_length.rmse, "sharpness": found.sharpness,
    }  # fmt: skip
