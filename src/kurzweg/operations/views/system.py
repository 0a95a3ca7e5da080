# SPDX-License-Identifier: EUPL-1.2
"""The system page: is everything all right, and what is to be done, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.jobs.models import Attempt, Job
from kurzweg.operations.condition import Check, Level, checks
from kurzweg.operations.facts import about, find_facts
from kurzweg.operations.orders import BackUp, TryBackup

SHOWN = 10


@dataclass(frozen=True)
class Row:
    """A job as the page shows it, with its last attempt."""

    job: Job
    attempt: Attempt | None

    @property
    def is_open(self) -> bool:
        return self.job.ended_at is None


@require_safe
@reads_nothing_personal
@staff_only
def index(request: StaffRequest) -> HttpResponse:
    """GET /system/"""
    request.user.require("system.read")
    found = checks(find_facts())
    page = {
        "urgent": _of(found, Level.ALARM),
        "todo": [*_of(found, Level.ALARM), *_of(found, Level.HINT)],
        "good": _of(found, Level.GOOD),
        "about": about(),
        "rows": _ordered(),
        "failed": _failed_by_itself(),
        "orders": [BackUp, TryBackup] if request.user.may("system.run") else [],
    }
    return render(request, "operations/system.html", page)


def _of(found: list[Check], level: Level) -> list[Check]:
    return [check for check in found if check.level is level]


def _ordered() -> list[Row]:
    """What was ordered last, the newest first."""
    jobs = list(Job.objects.by_people().order_by("-ordered_at")[:SHOWN])
    return [Row(job, attempt) for job, attempt in zip(jobs, _last_attempts(jobs), strict=True)]


def _last_attempts(jobs: list[Job]) -> list[Attempt | None]:
    found = {attempt.job_id: attempt for attempt in Attempt.objects.filter(job__in=jobs).order_by("pk")}
    return [found.get(job.pk) for job in jobs]


def _failed_by_itself() -> list[Attempt]:
    """What the house does by itself, and could not do the last time."""
    tried = Attempt.objects.filter(job__repeats__isnull=False, job__ended_at=None).select_related("job")
    last = {attempt.job_id: attempt for attempt in tried.order_by("pk")}
    return [attempt for attempt in last.values() if attempt.failure]
