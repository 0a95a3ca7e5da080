# SPDX-License-Identifier: EUPL-1.2
"""Both years as one course of things: matters, whose they are, where they lay, and the events, in columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from kurzweg.demo.past.invented import Invented
from kurzweg.engine.simulation.hall import Ints
from kurzweg.engine.simulation.office.assumptions import DAY
from kurzweg.engine.simulation.office.calendar import Mask
from kurzweg.engine.simulation.office.matters import CHANNELS
from kurzweg.events.kinds import Kind

Texts = npt.NDArray[np.str_]

CLOSED_AFTER: Final = 28 * DAY
"""So long after somebody did not come, or went, their matter is closed as withdrawn."""
CALLED_BEFORE: Final = (20, 80)
"""Seconds from the call to the talk: the way from the waiting room to the desk."""
BY_MAIL: Final = CHANNELS.index("mail")
"""How matters came that lay in the files from the start; which way they really took nobody knows."""


class Events(NamedTuple):
    """Events in columns; `matter` is -1 for none, `unit` -1 for none, `other`: the other unit of a handover or -1.

    `order` decides between equal moments. `person`: whom the event recognises or takes up, -1 for nobody.
    """

    at: Ints
    order: Ints
    kind: Ints
    phase: Ints
    matter: Ints
    unit: Ints
    service: Ints
    site: Ints
    channel: Ints
    reason: Ints
    item: Ints
    other: Ints
    person: Ints

    @classmethod
    def joined(cls, parts: list[Events]) -> Events:
        """All of them, in the order in which they happened."""
        whole = cls(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
        return whole.only(np.lexsort((whole.order, whole.at)))

    def only(self, rows: Ints | Mask) -> Events:
        """Some of them."""
        return Events(*(column[rows] for column in self))


class Matters(NamedTuple):
    """One row per matter: `settled` -1 while it is open, `outcome` how it ended, `facts` what the rules asked."""

    opened: Ints
    unit: Ints
    service: Ints
    channel: Ints
    person: Ints
    settled: Ints
    outcome: Texts
    facts: tuple[dict[str, str], ...]
    coarse: dict[str, Ints]


@dataclass(frozen=True, kw_only=True, eq=False)
class Course:
    """What the demo office has behind it. Units, services and sites are places in the lists of their names."""

    units: tuple[str, ...]
    services: tuple[str, ...]
    sites: tuple[str, ...]
    merger: int
    matters: Matters
    persons: tuple[Invented, ...]
    events: Events

    @property
    def recorded(self) -> Ints:
        """When each person was taken up in the register."""
        rows = self.events.kind == Kind.PersonRecorded
        at = np.zeros(len(self.persons), np.int64)
        at[self.events.person[rows]] = self.events.at[rows]
        return at
