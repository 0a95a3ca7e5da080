# SPDX-License-Identifier: EUPL-1.2
"""From unit to unit: handovers that were accepted or not, and the merger that moved what was open."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from django.db.backends.utils import CursorWrapper

from kurzweg.accounts.field_classes import WHOLE
from kurzweg.demo.past.course import Course
from kurzweg.demo.past.rows import Codes, Columns, Keys, moment_or_none, run
from kurzweg.events.kinds import Kind
from kurzweg.matters.models.handover import LEGAL_BASIS, PURPOSE

NOTE: Final = "Der nächste Schritt liegt bei Ihnen."

HANDOVERS = """
    insert into matters_handover (id, matter_id, number, service_id, compartment, from_unit_id, to_unit_id, note,
                                  work_item, offered_by_id, offered_at, accepted_by_id, accepted_at, withdrawn_at,
                                  decline_note)
    select past.id, m.id, m.number, m.service_id, m.compartment, origin, unit, note, item, giver, offered,
           taker, accepted, withdrawn, ''
    from past join matters_matter m on m.id = past.matter
    where offered is not null
"""
GRANTS = """
    insert into accounts_grant (id, unit_id, from_unit_id, subject, subject_key, compartment, ground, evidence, purpose,
                                legal_basis, reason, fields, starts_at, by_id)
    select past.id, unit, origin, 'matter', m.id, m.compartment, 'handover', past.id, purpose, basis, '',
           string_to_array(fields, ','), accepted, taker
    from past join matters_matter m on m.id = past.matter
    where accepted is not null
"""
MOVES = """
    update matters_matter m set unit_id = past.unit, unit_since = past.moved
    from past where past.matter = m.id and past.moved is not null
"""


class Move(NamedTuple):
    """A matter goes from a unit to another, or is offered to it. `turn`: its how many-th way; 0 while it stays.

    `offered` is -1 for what a new structure moved, `accepted` and `withdrawn` are -1 for what did not happen.
    """

    matter: int
    turn: int
    origin: int
    unit: int
    item: int
    offered: int
    accepted: int
    withdrawn: int
    at: int


def moves_of(course: Course) -> list[Move]:
    """All ways from unit to unit, in the order in which they ended; what stayed where it was is none."""
    told = course.events
    lies, since = course.matters.unit.tolist(), course.matters.opened.tolist()
    turns: Counter[int] = Counter()
    offers: dict[int, tuple[int, int, int, int]] = {}
    found = []
    columns = (told.at, told.kind, told.matter, told.unit, told.other, told.item)
    concerned = (told.kind >= Kind.HandoverOffered) & (told.kind <= Kind.MatterMovedByStructure)
    for at, kind, matter, unit, other, item in zip(*(one[concerned].tolist() for one in columns), strict=True):
        if kind == Kind.HandoverOffered:
            offers[item] = (matter, unit, other, at)
            continue
        _, origin, _, offered = offers.pop(item, (matter, other, unit, -1))
        if kind == Kind.HandoverWithdrawn:
            found.append(Move(matter, 0, origin, other, item, offered, -1, at, -1))
        elif unit != lies[matter]:
            moved = max(at, since[matter] + 1)
            turns[matter] += 1
            accepted = moved if kind == Kind.MatterHandedOver else -1
            found.append(Move(matter, turns[matter], lies[matter], unit, item, offered, accepted, -1, moved))
            lies[matter], since[matter] = unit, moved
    waiting = (one for one in offers.items() if lies[one[1][0]] != one[1][2])
    open_offers = [Move(matter, 0, lies[matter], to, item, at, -1, -1, -1) for item, (matter, _, to, at) in waiting]
    return [*found, *open_offers]


def write_moves(
    cursor: CursorWrapper,
    moves: Sequence[Move],
    course: Course,
    matters: Sequence[uuid.UUID],
    staff: Mapping[str, uuid.UUID],
    codes: Codes,
    keys: Keys,
) -> None:
    """Write handovers and grants, and move the matters turn by turn: the database writes itself where they lay."""
    units = codes.units.tolist()
    who = [staff.get(code, staff[""]) for code in course.units]
    of_turn: dict[int, list[tuple[uuid.UUID, Move]]] = {}
    for key, one in zip(keys.at(max(one.offered, one.at) for one in moves), moves, strict=True):
        of_turn.setdefault(one.turn, []).append((key, one))
    for _, some in sorted(of_turn.items()):
        columns = _columns(some, matters, units, who)
        run(cursor, HANDOVERS, columns)
        run(cursor, GRANTS, columns)
        run(cursor, MOVES, columns)


def _columns(
    some: Sequence[tuple[uuid.UUID, Move]],
    matters: Sequence[uuid.UUID],
    units: Sequence[int],
    who: Sequence[uuid.UUID],
) -> Columns:
    told = [one for _, one in some]
    size = len(told)
    return {
        "id": ("uuid", [key for key, _ in some]), "matter": ("uuid", [matters[one.matter] for one in told]),
        "origin": ("smallint", [units[one.origin] for one in told]),
        "unit": ("smallint", [units[one.unit] for one in told]), "item": ("bigint", [one.item for one in told]),
        "giver": ("uuid", [who[one.origin] for one in told]),
        "taker": ("uuid", [who[one.unit] if one.accepted >= 0 else None for one in told]),
        "offered": ("timestamptz", [moment_or_none(one.offered) for one in told]),
        "accepted": ("timestamptz", [moment_or_none(one.accepted) for one in told]),
        "withdrawn": ("timestamptz", [moment_or_none(one.withdrawn) for one in told]),
        "moved": ("timestamptz", [moment_or_none(one.at) for one in told]), "note": ("text", [NOTE] * size),
        "purpose": ("text", [PURPOSE] * size), "basis": ("text", [LEGAL_BASIS] * size),
        "fields": ("text", [",".join(WHOLE)] * size),
    }  # fmt: skip
