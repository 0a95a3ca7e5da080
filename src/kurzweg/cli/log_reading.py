# SPDX-License-Identifier: EUPL-1.2
"""Reads the log that a command names, this office's own among them, and the clock by which it is measured."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import psycopg

from kurzweg.cli.answers import BadInput, tell
from kurzweg.cli.databases import connected
from kurzweg.cli.hours import week_of
from kurzweg.cli.moments import moment_of
from kurzweg.config import database
from kurzweg.engine.calendars.opening import BadHours, OpeningTime, opening_time
from kurzweg.engine.eventlog.formats import Columns, format_of, read_log
from kurzweg.engine.eventlog.log import NO_TIME, EventLog
from kurzweg.engine.eventlog.quality import Quality
from kurzweg.insight.live_log import read_live_log

THIS_OFFICE = "office"
SETTLED = "MatterSettled"
"""The event with which a matter ends in the logs of this house, lived or simulated."""


def read_named(file: Path, zone: str, columns: Columns) -> tuple[str, EventLog, Quality | None]:
    """The log that LOG names; a file of the name wins over this office."""
    if str(file) == THIS_OFFICE and not file.exists():
        with connected(lambda: psycopg.connect(database.dsn("app"), connect_timeout=5)) as connection:
            return "log of this office", read_live_log(connection, persons=bool(columns.person)), None
    return format_of(file), *read_log(file, zone=zone, columns=columns)


def usual_notion(log: EventLog) -> str:
    """What a trace follows when nobody says it: the matter, else what most events concern."""
    if log.matter.any() or log.objects is None or not len(log.objects.event):
        return "matter"
    concerned = log.objects.type[log.objects.object].tolist()
    kinds = {kind for kind in concerned if log.objects.types[kind] != "unit"} or set(concerned)
    kind = str(log.objects.types[max(sorted(kinds), key=concerned.count)])
    tell(f"A trace follows an object of the type {kind}; --by chooses another.")
    return kind


def usual_ends(log: EventLog, notion: str) -> list[str] | None:
    """What closes a trace when nobody says it: the settling of a matter, in a log that tells of it."""
    return [SETTLED] if notion == "matter" and SETTLED in log.names.get("activity", ()) else None


def clock_of(hours: list[str], closed: list[str], zone: str, log: EventLog) -> OpeningTime | None:
    if not hours:
        return None
    moments = log.at[log.at != NO_TIME]
    if not len(moments):
        return None
    first, last = (moment_of(int(one)) for one in (moments.min(), moments.max()))
    try:
        days = [date.fromisoformat(day) for day in closed]
    except ValueError as error:
        raise BadInput(f"{error}.", "Write a day as 2026-12-25.", field="--closed") from None
    around = timedelta(days=1)
    try:
        return opening_time(week_of(hours), zone, (first - around).date(), (last + around).date(), days)
    except BadHours as error:
        raise BadInput(str(error), "Mend the hours, or the moments of the log.", field="--open") from None


def is_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadInput(f'There is no time zone "{zone}".', "Write it as Europe/Berlin.", field="--zone") from None
