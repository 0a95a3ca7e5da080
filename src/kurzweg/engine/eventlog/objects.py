# SPDX-License-Identifier: EUPL-1.2
"""What events concern: the objects, how they hang together, and the keys by which work may lawfully be split."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Whole: TypeAlias = npt.NDArray[np.integer]


@dataclass(frozen=True, kw_only=True, eq=False)
class Facts:
    """Coarse facts of matters, written when a matter is opened: letter, district, age band.

    `matter` are the numbers of the matters, each once; `keys` one column of codes for each fact (0 is unknown). Words
    for the codes stand in the log's `names` under the name of the fact.
    """

    matter: Whole
    keys: Mapping[str, Whole]


@dataclass(frozen=True, kw_only=True, eq=False)
class Attributes:
    """Values that objects had, and since when: one row per value. `value` are codes into `values`."""

    object: Whole
    name: Whole
    value: Whole
    at: Whole
    names: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Objects:
    """The object-centric half of a log.

    - `type[k]` is the type of object k, a code into `types`; `ids[k]` how others call it
    - event `event[j]` (its place in the log) concerns object `object[j]` as `qualifier[j]`, a code into `qualifiers`
    - object `source[j]` hangs together with object `target[j]` as `relation[j]`, a code into `qualifiers`

    >>> hall = Objects(type=np.array([1, 1]), ids=("M1", "M2"), types=("", "matter"), event=np.array([0]),
    ...     object=np.array([1]), qualifier=np.array([1]), qualifiers=("", "main"))
    >>> len(hall), hall.ids[hall.object[0]]
    (2, 'M2')
    """

    type: Whole
    ids: tuple[str, ...]
    types: tuple[str, ...]
    event: Whole
    object: Whole
    qualifier: Whole
    qualifiers: tuple[str, ...]
    source: Whole = field(default_factory=lambda: np.empty(0, np.int64))
    target: Whole = field(default_factory=lambda: np.empty(0, np.int64))
    relation: Whole = field(default_factory=lambda: np.empty(0, np.int64))
    attributes: Attributes | None = None

    def __len__(self) -> int:
        return len(self.type)
