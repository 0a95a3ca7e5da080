# SPDX-License-Identifier: EUPL-1.2
"""What must be true of matters: one responsible unit at every instant, handovers answered once, settled once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from chaos.history import History
from chaos.records import Records

ANSWERS = {"accept": "accepted_at", "decline": "declined_at"}
EVENTS = {
    "accepted_at": "MatterHandedOver",
    "declined_at": "HandoverDeclined",
    "withdrawn_at": "HandoverWithdrawn",
}


def handovers_are_answered_once(records: Records, history: History) -> Iterator[str]:
    """Each offer stands once, has at most one answer, and exactly the events of both."""
    yield from _acknowledged(records, history)
    kinds = records.kinds("work_item")
    for handover in records.handovers:
        answers = [column for column in EVENTS if getattr(handover, column) is not None]
        if len(answers) > 1:
            yield f"doubled: handover {handover.id} was answered {len(answers)} times"
        expected = {"HandoverOffered": 1} | {kind: int(column in answers) for column, kind in EVENTS.items()}
        for kind, wanted in expected.items():
            count = kinds[handover.work_item, kind]
            if count != wanted:
                problem = "missing" if count < wanted else "doubled"
                yield f"{problem}: {count} times {kind} of handover {handover.id}, not {wanted}"


def _acknowledged(records: Records, history: History) -> Iterator[str]:
    by_note = records.by("handovers", "note")
    for note in sorted(history.objects_of("offer")):
        if note not in by_note:
            yield f"missing: the offer „{note}“"
    for note, offers in by_note.items():
        if ("offer", note) in history.sent and len(offers) > 1:
            yield f"doubled: one form made {len(offers)} offers „{note}“"
    for verb, column in ANSWERS.items():
        for note in sorted(history.objects_of(verb)):
            if not any(getattr(offer, column) for offer in by_note.get(note, [])):
                yield f"missing: {verb} of the offer „{note}“"


def one_unit_at_every_instant(records: Records, _history: History) -> Iterator[str]:
    """The responsible periods of a matter have no gap and no overlap; they begin with it, and the last is open.

    Each further period begins with an accepted handover, or with a move by the structure.
    """
    periods, accepted = records.by("periods", "matter"), records.by("handovers", "matter")
    told = records.by("events", "matter")
    for matter in records.matters:
        by_hand = [one.accepted_at for one in accepted.get(matter.id, []) if one.accepted_at]
        by_structure = [one.at for one in told.get(matter.id, []) if one.kind == "MatterMovedByStructure"]
        moved = sorted(by_hand + by_structure)
        yield from _unbroken(matter, periods.get(matter.id, []))
        starts = [period.since for period in periods.get(matter.id, [])]
        if starts != [matter.opened_at, *moved]:
            yield f"wrong: matter {matter.number} changed its unit {len(starts) - 1} times in {len(moved)} moves"


def _unbroken(matter: Any, periods: list[Any]) -> Iterator[str]:
    if not periods:
        yield f"missing: nobody was ever responsible for matter {matter.number}"
        return
    for earlier, later in pairwise(periods):
        if earlier.until is None or earlier.until > later.since:
            yield f"doubled: two units were responsible for matter {matter.number} at {later.since}"
        elif earlier.until < later.since:
            yield f"missing: nobody was responsible for matter {matter.number} from {earlier.until} to {later.since}"
    last = periods[-1]
    if last.until is not None:
        yield f"missing: nobody is responsible for matter {matter.number} since {last.until}"
    if last.unit != matter.unit:
        yield f"wrong: matter {matter.number} lies with unit {matter.unit}, its history says {last.unit}"


def settled_once(records: Records, _history: History) -> Iterator[str]:
    """Every settled matter has one event that says so, and no other matter has one."""
    rows = Counter(settlement.matter for settlement in records.settlements)
    kinds = records.kinds("matter")
    for matter in records.matters:
        settled, said, opened = rows[matter.id], kinds[matter.id, "MatterSettled"], kinds[matter.id, "MatterOpened"]
        if settled != said:
            problem = "missing" if said < settled else "doubled"
            yield f"{problem}: matter {matter.number} was settled {settled} times, the log says {said}"
        if opened != 1:
            yield f"{'missing' if opened == 0 else 'doubled'}: {opened} times MatterOpened of matter {matter.number}"
