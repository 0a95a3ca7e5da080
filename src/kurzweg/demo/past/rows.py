# SPDX-License-Identifier: EUPL-1.2
"""What rows of the past are made of: keys, small numbers, moments; and how many of them get to the database."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Self, TypeAlias

import numpy as np
from django.db.backends.utils import CursorWrapper

from kurzweg.demo.past.course import Course
from kurzweg.engine.simulation.hall import Ints
from kurzweg.offices.models import Site, Structure, Unit
from kurzweg.services.models import Service
from kurzweg.walls.keys import version7

HOUR: Final = 3_600_000_000
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, eq=False)
class Keys:
    """Keys of rows that sort by time like all others, and are the same for the same seed."""

    chance: np.random.Generator

    def at(self, moments: Iterable[int]) -> list[uuid.UUID]:
        """A key for each of these moments (microseconds since 1970)."""
        times = list(moments)
        drawn = self.chance.bytes(10 * len(times))
        return [
            version7(moment // 1000, number >> 64 & 0xFFF, number & (1 << 62) - 1)
            for place, moment in enumerate(times)
            for number in [int.from_bytes(drawn[10 * place : 10 * place + 10])]
        ]


@dataclass(frozen=True, kw_only=True, eq=False)
class Codes:
    """The small numbers of units, services and sites, in the order of the course; and of both structures."""

    units: Ints
    services: Ints
    sites: Ints
    before: int
    after: int

    @classmethod
    def of(cls, course: Course) -> Self:
        """As they stand in the database."""
        before, after = (
            Structure.objects.in_force_on(moment(course.merger + hours * HOUR).date()).get().pk for hours in (-24, 24)
        )
        return cls(
            units=_numbers(course.units, dict(Unit.objects.values_list("code", "pk"))),
            services=_numbers(course.services, dict(Service.objects.values_list("code", "pk"))),
            sites=_numbers(course.sites, dict(Site.objects.values_list("code", "pk"))),
            before=before,
            after=after,
        )


Columns: TypeAlias = dict[str, tuple[str, Sequence[Any]]]
"""Type and values of each column, by name."""


def run(cursor: CursorWrapper, statement: str, columns: Columns) -> None:
    """Run a statement that reads all rows at once "from past": `columns` has type and values of each, by name."""
    asked = ", ".join(f"%s::{kind}[]" for kind, _ in columns.values())
    past = f"unnest({asked}) as past({', '.join(columns)})"
    given: list[Any] = [values for _, values in columns.values()]
    cursor.execute(statement.replace("from past", f"from {past}", 1), given)


def numbers(column: Ints) -> str:
    """A column as an array of PostgreSQL."""
    return "{" + ",".join(map(str, column.tolist())) + "}"


def _numbers(names: Sequence[str], known: dict[str, int]) -> Ints:
    return np.array([known[name] for name in names], np.int64)


def moment(at: int) -> datetime:
    """A moment of the log, in microseconds since 1970, as everybody else writes it."""
    return EPOCH + timedelta(microseconds=at)


def moment_or_none(at: int) -> datetime | None:
    """The same; nothing for what has not happened."""
    return None if at < 0 else moment(at)
