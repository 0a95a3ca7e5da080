# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from importlib.resources import files

from django.db import transaction
from django.utils import timezone

from kurzweg.accounts.models import Installation, Staff
from kurzweg.demo.staff import engage_staff
from kurzweg.demo.visitors import fill_the_hall
from kurzweg.engine.structure import WEEKDAYS, Interval, read
from kurzweg.engine.structure import Structure as Plan
from kurzweg.offices.models import Structure
from kurzweg.services.seed import load_seed
from kurzweg.walls.identity import JOB, assume

BLUEPRINT = "burgenlandkreis-2018.yaml"
WEEKS_IN_FORCE = 52
EVERY_DAY = tuple((day, (Interval(start=time(0), end=time(23, 59)),)) for day in WEEKDAYS)


class NotADemoError(RuntimeError):
    """This database is for real work; nothing invented may ever get into it."""

    def __init__(self) -> None:
        super().__init__("This database is not a demo and cannot become one. Use a fresh KURZWEG_HOME for a demo.")


@transaction.atomic
def load(*, at: datetime | None = None) -> tuple[str, ...]:
    """Make a fresh database the demo office; the log-ins that it offers, as "name: who".

    Doing it again changes nothing. Raises `NotADemoError` in a database for real work.
    """
    now = at or timezone.now()
    assume(JOB)
    if Installation.declare(Installation.Purpose.DEMO, at=now).purpose != Installation.Purpose.DEMO:
        raise NotADemoError
    load_seed(at=now)
    if not Structure.objects.exists():
        _put_the_blueprint_in_force(now)
        fill_the_hall(engage_staff(at=now), at=now)
    return tuple(f"{username}: {name}" for username, name in _who_can_log_in())


def _put_the_blueprint_in_force(now: datetime) -> None:
    text = (files("kurzweg") / "blueprints" / BLUEPRINT).read_text(encoding="utf-8")
    today = timezone.localdate(now)
    monday = today - timedelta(days=today.weekday(), weeks=WEEKS_IN_FORCE)
    plan = _always_open(read(text, file=BLUEPRINT))
    Structure.draft(plan, by=None, at=now).go_live(on=monday, by=None, at=now)


def _always_open(plan: Plan) -> Plan:
    """A demo is tried in the evening and on Sundays; its label says that the hours are not real."""
    units = tuple(replace(unit, hours=EVERY_DAY) if unit.lanes else unit for unit in plan.units)
    return replace(plan, units=units, label=f"{plan.label} (Vorführung, immer geöffnet)")


def _who_can_log_in() -> list[tuple[str, str]]:
    return list(Staff.objects.working().order_by("pk").values_list("username", "name"))
