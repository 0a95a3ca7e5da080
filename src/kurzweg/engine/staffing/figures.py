# SPDX-License-Identifier: EUPL-1.2
"""Standard figures of staffing: a dated table with sources that an office corrects, never constants in code."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from kurzweg.engine.staffing.allowances import Allowance, Deduction, Surcharge

PLAUSIBLE_DAYS = (190, 215)
"""Working days a year outside of which a figure is told to be looked at again."""
WORKING_DAYS_A_WEEK = 5


@dataclass(frozen=True, kw_only=True)
class Sourced:
    """What every row of the tables says about itself. `grade`: primary, secondary or historical."""

    id: str
    name: str
    valid_from: date
    source: str
    grade: str
    entered_on: date


@dataclass(frozen=True, kw_only=True)
class WorkingTime(Sourced):
    """Jahresarbeitszeit einer Normalarbeitskraft: the minutes that one full post works in a year."""

    minutes: Fraction
    weekly_hours: Fraction

    @property
    def days(self) -> Fraction:
        """The same in working days: the figure divided by the hours of a day.

        >>> from kurzweg.engine.staffing import working_times
        >>> round(float(working_times()["kgst-39"].days), 3)
        203.846
        """
        return self.minutes / 60 / (self.weekly_hours / WORKING_DAYS_A_WEEK)

    @property
    def is_plausible(self) -> bool:
        """Whether so many days can be worked in a year, after weekends, holidays, leave and illness."""
        least, most = PLAUSIBLE_DAYS
        return least <= self.days <= most


@dataclass(frozen=True, kw_only=True)
class AllowanceFigure(Sourced):
    """Verteilzeit as somebody published it."""

    allowance: Allowance


@cache
def working_times() -> Mapping[str, WorkingTime]:
    """The yearly working times that ship with the house, by id.

    >>> working_times()["bund-39"].minutes
    Fraction(93600, 1)
    """
    return MappingProxyType({row["id"]: _working_time(row) for row in _rows("working_times.csv")})


@cache
def allowances() -> Mapping[str, AllowanceFigure]:
    """The allowances that ship with the house, by id.

    >>> allowances()["kgst"].allowance
    Deduction(share=Fraction(9, 100))
    """
    return MappingProxyType({row["id"]: _allowance(row) for row in _rows("allowances.csv")})


def _rows(name: str) -> Iterator[dict[str, str]]:
    with files(__package__).joinpath(name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _working_time(row: Mapping[str, str]) -> WorkingTime:
    return WorkingTime(
        minutes=Fraction(row["minutes"]),
        weekly_hours=Fraction(row["weekly_hours"]),
        **_about(row),  # type: ignore[arg-type]
    )


def _allowance(row: Mapping[str, str]) -> AllowanceFigure:
    personal, factual, recovery = (Fraction(row[part]) for part in ("personal", "factual", "recovery"))
    allowance: Allowance
    if row["mode"] == "deduction":
        allowance = Deduction(personal + factual + recovery)
    else:
        allowance = Surcharge(personal=personal, factual=factual, recovery=recovery)
    return AllowanceFigure(allowance=allowance, **_about(row))  # type: ignore[arg-type]


def _about(row: Mapping[str, str]) -> dict[str, object]:
    return {
        "id": row["id"],
        "name": row["name"],
        "valid_from": date.fromisoformat(row["valid_from"]),
        "source": row["source"],
        "grade": row["grade"],
        "entered_on": date.fromisoformat(row["entered_on"]),
    }
