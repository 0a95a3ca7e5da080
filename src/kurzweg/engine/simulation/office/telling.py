# SPDX-License-Identifier: EUPL-1.2
"""The log of a played office: the events that the live office would have written, by the names it gives them."""

from __future__ import annotations

import numpy as np

from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.eventlog.objects import Facts
from kurzweg.engine.responsibility.bands import WORDS
from kurzweg.engine.simulation.hall import Records
from kurzweg.engine.simulation.office.events import ACTIVITIES, REASONS, Lives, events_of
from kurzweg.engine.simulation.office.layout import Office
from kurzweg.engine.simulation.office.matters import CHANNELS


def log_of(office: Office, works: Records) -> EventLog:
    """All events of the played days, in no order of time; equal moments are ordered by `event_id`."""
    matters, structure = office.matters, office.plan.structure
    told = events_of(
        Lives(
            at=matters.at, opened=matters.opened, due=matters.due, unit=matters.unit, absent=matters.absent,
            begin=office.begin, pieces=office.count,
        ),
        office.kinds,
        works,
    )  # fmt: skip
    sites = {site.id: place + 1 for place, site in enumerate(structure.sites)}
    site = np.array([0, *(sites.get(one.site or "", 0) for one in structure.units)], np.int16)
    row = told.matter - 1
    return EventLog(
        at=told.at,
        event_id=told.event_id,
        activity=told.activity,
        phase=told.phase,
        reason=told.reason,
        work_item=told.item,
        org_version=np.broadcast_to(np.int32(1), len(told.at)),
        matter=told.matter,
        unit=told.unit,
        site=site[told.unit],
        service=(matters.service + 1).astype(np.int16)[row],
        channel=matters.channel.astype(np.int16)[row],
        names={
            "activity": ACTIVITIES, "reason": REASONS, "channel": CHANNELS,
            "unit": ("", *office.plan.unit_ids), "service": ("", *office.plan.services),
            "site": ("", *(one.id for one in structure.sites)), **WORDS,
        },
        facts=Facts(matter=np.arange(1, len(matters) + 1), keys=matters.facts),
    )  # fmt: skip
