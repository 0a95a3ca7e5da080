# SPDX-License-Identifier: EUPL-1.2
"""A whole office told slowly: it must tell the same log as the simulator, event by event."""

from __future__ import annotations

from typing import Any

from tests.engine.simulation.oracle import Oracle
from tests.engine.simulation.slow_coming import Coming, Matter
from tests.engine.simulation.slow_hall import Layout

Event = tuple[Any, ...]
"""Moment, place in the order, kind, phase, matter, unit, service, reason, piece of work."""


def told_slowly(office: Coming) -> list[Event]:
    """The events of an office in their order."""
    layout = Layout(office)
    story = Oracle(layout.hall()).play()
    return sorted(events(office, layout, story), key=lambda event: event[:2])


def events(office: Coming, layout: Layout, told: Any) -> list[Event]:  # noqa: C901, PLR0912 - one line for each kind
    rows: list[Event] = []

    def happened(
        at: int, key: int, kind: str, phase: str, matter: Matter, unit: str, item: int = 0, why: str = ""
    ) -> None:
        rows.append((at, key, kind, phase, matter.number + 1, unit, matter.service, why, item))

    size = len(layout.pieces)
    begins = {id(piece): n for n, (_, piece) in enumerate(layout.pieces)}
    for matter in office.matters:
        if matter.at < 0:
            continue
        key = 10 * (begins[id(matter.pieces[0])] if matter.pieces else size + matter.number)
        if matter.unit in ("elsewhere", "nobody"):
            kind = "ResponsibilityShown" if matter.unit == "elsewhere" else "NobodyResponsible"
            happened(matter.at, key, kind, "i", matter, "")
            continue
        happened(matter.opened, key, "MatterOpened", "i", matter, matter.unit)
        if matter.due >= 0:
            happened(matter.opened, key + 1, "AppointmentBooked", "i", matter, matter.unit)
        if matter.absent:
            happened(matter.due, key + 2, "NoShow", "i", matter, matter.unit, 0, "did_not_come")
    for n, (matter, piece) in enumerate(layout.pieces):
        state, unit, counter = told.state[n], piece["unit"], piece["counter"]
        key, item, last = 10 * n, 2 * n + 1, piece is matter.pieces[-1]
        if told.entered[n] >= 0:
            queued = "TicketTransferred" if piece["kept"] else "TicketDrawn" if counter else "TaskSet"
            happened(told.entered[n], key + 4, queued, "q", matter, unit, item)
            if piece is not matter.pieces[0] and unit != layout.pieces[n - 1][1]["unit"] and not counter:
                happened(told.entered[n], key + 3, "MatterHandedOver", "e", matter, unit, 2 * n + 2)
        if told.start[n] >= 0:
            happened(told.start[n], key + 5, "ServingStarted" if counter else "TaskDone", "s", matter, unit, item)
        if state == 3:
            happened(told.end[n], key + 6, "ServingFinished" if counter else "TaskDone", "e", matter, unit, item)
            if last:
                happened(told.end[n], key + 8, "MatterSettled", "i", matter, unit)
            elif layout.pieces[n + 1][1]["unit"] != unit and not layout.pieces[n + 1][1]["counter"]:
                happened(told.end[n], key + 7, "HandoverOffered", "q", matter, unit, 2 * (n + 1) + 2)
        if state in (4, 5):
            why = "went_away" if state == 4 else "no_capacity"
            happened(told.end[n], key + 6, "VisitorLeft", "c", matter, unit, item, why)
    return rows
