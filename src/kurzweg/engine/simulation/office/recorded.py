# SPDX-License-Identifier: EUPL-1.2
"""The demand that a log recorded: who came for what, through which channel, at which time of the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from kurzweg.engine.eventlog.log import NO_TIME, EventLog
from kurzweg.engine.simulation.hall import Ints
from kurzweg.engine.simulation.office.assumptions import Assumptions
from kurzweg.engine.simulation.office.calendar import days_of
from kurzweg.engine.simulation.office.crowds import days_for
from kurzweg.engine.structure import Demand, Interval, Structure

CHANNELS: Final[Mapping[str, str]] = {
    "counter": "walk_in", "appointment": "appointment", "phone": "phone", "mail": "mail", "online": "online",
}  # fmt: skip
HALF_HOUR: Final = 30
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class NothingRecorded(ValueError):  # noqa: N818 - named for what it is
    """The log opens no matter whose service and channel are known."""


def with_recorded_demand(structure: Structure, log: EventLog, assumed: Assumptions) -> Structure:
    """The structure with the demand of a log instead of its own; season and backlog are in it already, or unknown.

    Matters a day are counted on the days on which the structure sees people, walk-ins by half-hours of the day. How
    long people would wait, and how late they are, no log says: that is kept from the structure's own demand, where it
    has one for the same service and channel. Raises `NothingRecorded`.
    """
    at, service, channel = _opened(log)
    if not len(at):
        raise NothingRecorded("No MatterOpened event of the log names a service and a channel.")
    zone = ZoneInfo(assumed.zone)
    local = [(EPOCH + timedelta(microseconds=moment)).astimezone(zone) for moment in at.tolist()]
    first, last = min(local).date(), max(local).date()
    days = days_of(first, (last - first).days + 1, structure.land, assumed.zone)
    own = {(name, one.channel): one for one in structure.demand for name in structure.services_of(one.service)}
    absent = _counted(log, "NoShow")
    demand = []
    moments: dict[tuple[str, str], list[datetime]] = {}
    for moment, name, way in zip(local, service, channel, strict=True):
        moments.setdefault((name, CHANNELS[way]), []).append(moment)
    for (name, way), mine in sorted(moments.items()):
        known = own.get((name, way), Demand(service=name, per_day=0, channel=way))
        told = replace(known, service=name, arrivals=_half_hours(mine) if way == "walk_in" else ())
        opened = int(days_for(structure, told, (name,), days, assumed).sum())
        missed = absent.get(name, 0) / len(mine) if way == "appointment" else 0.0
        demand.append(replace(told, per_day=len(mine) / max(opened, 1), no_show=min(missed, 1.0)))
    return replace(structure, demand=tuple(demand), season=(), backlog=())


def _opened(log: EventLog) -> tuple[Ints, list[str], list[str]]:
    """Moment, service and channel of every matter that was opened and names both."""
    words = log.names.get("activity", ())
    opened = words.index("MatterOpened") if "MatterOpened" in words else -1
    rows = np.flatnonzero((log.activity == opened) & (log.at != NO_TIME) & (log.service != 0))
    channels = [log.word("channel", code) for code in log.channel[rows].tolist()]
    rows = rows[[channel in CHANNELS for channel in channels]] if len(rows) else rows
    services = [log.word("service", code) for code in log.service[rows].tolist()]
    return log.at[rows].astype(np.int64), services, [channel for channel in channels if channel in CHANNELS]


def _counted(log: EventLog, activity: str) -> dict[str, int]:
    """How often something happened, by service."""
    words = log.names.get("activity", ())
    rows = log.activity == (words.index(activity) if activity in words else -1)
    codes, counts = np.unique(log.service[rows], return_counts=True)
    return {log.word("service", code): count for code, count in zip(codes.tolist(), counts.tolist(), strict=True)}


def _half_hours(moments: list[datetime]) -> tuple[tuple[Interval, float], ...]:
    slots = [(moment.hour * 60 + moment.minute) // HALF_HOUR for moment in moments]
    return tuple(
        (Interval(start=_clock(slot * HALF_HOUR), end=_clock((slot + 1) * HALF_HOUR)), slots.count(slot) / len(slots))
        for slot in sorted(set(slots))
    )


def _clock(minute: int) -> time:
    """The last half-hour of a day ends a minute early: hours are written until 23:59."""
    return time(*divmod(min(minute, 1439), 60))
