# SPDX-License-Identifier: EUPL-1.2
"""Double structures: several units do the same, and no lawful key explains who does it for whom.

Own definitions, built on the questions of the Organisationshandbuch (orghandbuch.de 2.3.6, 3.2): a candidate for a
talk with the units, never a verdict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from kurzweg.engine.mining.ordering import Reals, Whole
from kurzweg.engine.mining.shares import ENOUGH, Done, counts_by_unit, effective
from kurzweg.engine.mining.traces import Mask

EFFECTIVE, COUNTED = 1.5, 0.05
"""From so many units in effect a split is looked at; a unit counts from this share on."""
EXPLAINED: Final = 1.1
PER_VALUE: Final = 5
"""A key with fewer pieces of work per value explains everything, and so nothing."""
UNKNOWN_MOST: Final = 0.10
EXACT: Final = 1e-9

DOUBLE, DIVIDED, UNKNOWN = "double", "divided", "unknown"
"""A candidate; a division of labour by a lawful key; too many units unknown to say anything."""


@dataclass(frozen=True, kw_only=True, eq=False)
class KeyTest:
    """What is left of the split when one key is known: the mean effective number of units, given the key.

    `leaks` are the values of the key where more than one unit still works (codes of the key).
    """

    key: str
    left: float
    leaks: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Parallel:
    """Parallel responsibility for one activity, with what was found out about it.

    `units` and `counts` are the known units that share it, the largest first. `tests` are the admitted keys, the best
    explanation first. `unknown_share` is the share of work nobody is known to have done: the confidence in all this.
    """

    activity: int
    kind: str
    effective: float
    n: int
    units: tuple[int, ...]
    counts: tuple[int, ...]
    unknown_share: float
    tests: tuple[KeyTest, ...]

    @property
    def explained_by(self) -> KeyTest | None:
        """The key that makes it a division of labour."""
        return self.tests[0] if self.kind == DIVIDED else None


def parallel_responsibility(done: Done, keys: Mapping[str, Whole]) -> tuple[Parallel, ...]:
    """Find activities that several units share, and test each against the lawful keys.

    Parameters: `keys`, for each allocation key its code for each row of `done` (0 is unknown, and taken as a value of
    its own: what nobody wrote down explains nothing away). Returns candidates, divisions of labour and activities of
    which too little is known, the most split first.

    >>> rows = np.arange(100)
    >>> done = Done(basis="steps", row=rows, activity=np.ones(100, int), unit=1 + rows % 2, trace=rows, service=rows)
    >>> [(one.kind, one.effective, one.tests[0].key) for one in parallel_responsibility(done, {"ags": 5 + rows % 2})]
    [('divided', 2.0, 'ags')]
    """
    counts = counts_by_unit(done.activity, done.unit)
    whole, known = counts.sum(1), counts[:, 1:].sum(1)
    split = effective(counts)
    found = []
    for activity in np.flatnonzero(whole).tolist():
        shares = counts[activity, 1:] / max(known[activity], 1)
        several = split[activity] >= EFFECTIVE and (shares >= COUNTED).sum() > 1 and known[activity] >= ENOUGH
        unknown_share = float(counts[activity, 0] / whole[activity])
        if unknown_share > UNKNOWN_MOST and whole[activity] >= ENOUGH:
            found.append(_told(activity, UNKNOWN, counts[activity], split[activity], ()))
        elif several:
            rows = (done.activity == activity) & (done.unit != 0)
            tests = _tests(done.unit[rows], {name: codes[rows] for name, codes in keys.items()})
            kind = DIVIDED if tests and tests[0].left < EXPLAINED else DOUBLE
            found.append(_told(activity, kind, counts[activity], split[activity], tests))
    return tuple(sorted(found, key=lambda one: (one.kind == UNKNOWN, -one.effective, one.activity)))


def _told(activity: int, kind: str, counts: Whole, split: float, tests: tuple[KeyTest, ...]) -> Parallel:
    units = [int(unit) for unit in np.lexsort((np.arange(len(counts)), -counts)) if unit and counts[unit]]
    return Parallel(
        activity=activity,
        kind=kind,
        effective=float(split),
        n=int(counts[1:].sum()),
        units=tuple(units),
        counts=tuple(int(counts[unit]) for unit in units),
        unknown_share=float(counts[0] / counts.sum()),
        tests=tests,
    )


def _tests(unit: Whole, keys: Mapping[str, Whole]) -> tuple[KeyTest, ...]:
    tests = [_test(name, unit, codes) for name, codes in keys.items() if _is_admitted(codes)]
    return tuple(sorted(tests, key=lambda one: (one.left, one.key)))


def _is_admitted(codes: Whole) -> bool:
    """Whether the key says something, and has not nearly as many values as there is work."""
    values = np.unique(codes)
    return bool(values.any()) and len(codes) / len(values) >= PER_VALUE


def _test(name: str, unit: Whole, codes: Whole) -> KeyTest:
    """Σ over the values of the key: share of the value · effective number of units, given the value."""
    values, dense = np.unique(codes, return_inverse=True)
    counts = counts_by_unit(dense, unit)
    within: Reals = effective(counts)
    left = float((counts.sum(1) / len(unit) * within).sum())
    leaks: Mask = within >= EXPLAINED - EXACT
    return KeyTest(key=name, left=left, leaks=tuple(int(value) for value in values[leaks]))
