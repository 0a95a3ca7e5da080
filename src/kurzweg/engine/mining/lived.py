# SPDX-License-Identifier: EUPL-1.2
"""Rules beside what is lived: every piece of work in a log is asked of the structure's own rules.

The question goes to `route`, the function that sends visitors to their unit; nothing is judged twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final

import numpy as np

from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.mining.matrix import MatrixRow, Row, responsibility_matrix
from kurzweg.engine.mining.ordering import Whole
from kurzweg.engine.mining.shares import Done, allocation_keys
from kurzweg.engine.responsibility import (
    FACTS,
    Answer,
    BadCondition,
    DecisionTable,
    Elsewhere,
    NeedsFacts,
    NotFor,
    Responsible,
    conditions_in_words,
    route,
)
from kurzweg.engine.responsibility.axes import Axis
from kurzweg.engine.responsibility.bands import FACT_OF
from kurzweg.engine.responsibility.municipalities import WHOLE_KEY
from kurzweg.engine.structure.model import Rule

UNDECIDED, OUTSIDE, NOT_FOR, NOBODY = "facts are missing", "elsewhere", "not for this person", "nobody"
MOST_ROWS: Final = 200_000


@dataclass(frozen=True, kw_only=True)
class Lived:
    """The responsibility matrix of a log. Pieces of work of which the structure can say nothing are only counted:
    `unknown_service` names no service of the structure, `nameless` names no service or no unit at all.
    """

    rows: tuple[MatrixRow, ...]
    unknown_service: int
    nameless: int


def lived_responsibilities(log: EventLog, done: Done, table: DecisionTable, *, language: str = "en") -> Lived:
    """Ask the rules of a structure about every piece of work of a log, and lay both side by side.

    Parameters: `done` from `what_was_done`; `table` from `compile_structure`, its services and units called as in the
    log; `language`, of the conditions in the rows. What is known about a matter are its coarse facts: where these do
    not decide (a letter that a rule cuts in two, a status nobody wrote down) the row says so, and work of any unit
    that may be meant is no shadow work. Services without work in the log have no rows. Raises `MemoryError` for a log
    whose services and facts make more combinations than anybody could read.

    >>> from kurzweg.engine.mining.example import divided_office
    >>> log, done, table = divided_office()
    >>> for row in lived_responsibilities(log, done, table).rows:
    ...     print(row.value, row.rule, *(f"{cell.unit}={cell.state}" for cell in row.cells))
    surname A–K clear u1=lived u2=shadow
    surname L–Z clear u2=lived
    """
    service, unit = log.service[done.row], done.unit
    named = (service != 0) & (unit != 0)
    groups, counts = _groups(log, done, named)
    asked = _Rules(table, log, language, tuple(groups)[2:])
    rules: dict[tuple[Row, str], None] = {}
    helping: dict[tuple[Row, str], None] = {}
    worked: list[tuple[Row, str, int]] = []
    unknown = 0
    for (service_code, unit_code, *codes), count in zip(zip(*groups.values(), strict=True), counts, strict=True):
        name = log.word("service", service_code)
        if name not in table.services:
            unknown += count
            continue
        rules |= asked.of_service(name)
        row, others = asked.place(name, tuple(codes))
        helping |= dict.fromkeys((row, other) for other in others)
        worked.append((row, log.word("unit", unit_code), count))
    return Lived(
        rows=responsibility_matrix(rules, worked, helping=helping),
        unknown_service=unknown,
        nameless=int((~named).sum()),
    )


def _groups(log: EventLog, done: Done, named: Whole) -> tuple[dict[str, list[int]], list[int]]:
    """Every combination of service, unit and facts of known work, and how often there is it."""
    row = done.row[named]
    found = allocation_keys(log, log.matter[row])
    keys = {name: codes for name, codes in found.items() if FACT_OF.get(name, name) in FACTS}
    columns: dict[str, Whole] = {"service": log.service[row], "unit": done.unit[named], **keys}
    if log.status_group.any():
        columns["status"] = log.status_group[row]
    table = np.stack([column.astype(np.int64) for column in columns.values()], axis=1)
    groups, counts = np.unique(table, axis=0, return_counts=True)
    if len(groups) > MOST_ROWS:
        raise MemoryError(f"{len(groups)} combinations of service, unit and facts are too many for a matrix.")
    return dict(zip(columns, groups.T.tolist(), strict=True)), counts.tolist()


class _Rules:
    """One structure, asked with the coarse facts of one log."""

    def __init__(self, table: DecisionTable, log: EventLog, language: str, keys: tuple[str, ...]) -> None:
        self.table, self.log, self.language, self.keys = table, log, language, keys
        self.place = cache(self._place)
        self.of_service = cache(self._of_service)

    def _of_service(self, service: str) -> dict[tuple[Row, str], None]:
        """Its rows by rule, and who leads each."""
        pieces = self.table.services[service].plan.pieces
        return {((service, self._value(piece.rule)), piece.rule.lead): None for piece in pieces if piece.rule.lead}

    def _place(self, service: str, codes: tuple[int, ...]) -> tuple[Row, tuple[str, ...]]:
        """The row in which work with these facts stands, and the units that have a part in it beside the lead."""
        answers = list(self._answers(service, codes))
        first = answers[0]
        if any(_outcome(one) != _outcome(first) for one in answers) or isinstance(first, NeedsFacts):
            return (service, UNDECIDED), self._all_of(service)
        if isinstance(first, Responsible):
            rule = self.table.structure.responsibilities[first.rule]
            return (service, self._value(rule)), _beside(rule)
        if isinstance(first, Elsewhere):
            return (service, OUTSIDE), ()
        return (service, NOT_FOR if isinstance(first, NotFor) else NOBODY), ()

    def _answers(self, service: str, codes: tuple[int, ...]) -> Iterator[Answer]:
        """What the rules say to each kind of person whom the coarse facts can mean."""
        axes = {axis.fact: axis for axis in self.table.services[service].plan.axes}
        known: dict[str, list[str | int]] = {}
        for key, code in zip(self.keys, codes, strict=True):
            axis = axes.get(FACT_OF.get(key, key))
            if code and axis is not None:
                known[axis.fact] = _people(axis, self.log.word(_words_of(key), code))
        for values in product(*known.values()):
            yield route(self.table, service, dict(zip(known, values, strict=True)))

    def _all_of(self, service: str) -> tuple[str, ...]:
        rules = [piece.rule for piece in self.table.services[service].plan.pieces]
        return tuple(dict.fromkeys(unit for rule in rules for unit in (rule.lead, *_beside(rule)) if unit))

    def _value(self, rule: Rule) -> str:
        return conditions_in_words(rule.when, self.language)


def _people(axis: Axis, word: str) -> list[str | int]:
    """One person of each kind that the rules tell apart behind a coarse word; nobody known for a word that is none."""
    try:
        chosen = axis.meet(word.zfill(WHOLE_KEY) if axis.fact == "municipality" else word)
    except BadCondition:
        chosen = axis.unknown
    return [axis.sample(1 << place) for place in range(chosen.bit_length()) if chosen >> place & 1]


def _words_of(key: str) -> str:
    return "status_group" if key == "status" else key


def _beside(rule: Rule) -> tuple[str, ...]:
    """Who else works on it by the same rule."""
    return tuple(unit for unit in (*rule.participants, rule.decides, rule.signs, rule.deputy) if unit)


def _outcome(answer: Answer) -> object:
    """What makes two answers the same: the rule, or why there is none."""
    return (type(answer), answer.rule) if isinstance(answer, Responsible | Elsewhere) else type(answer)
