# SPDX-License-Identifier: EUPL-1.2
"""The part of `kurzweg staffing` that lists published figures: working times of a year and allowances."""

from __future__ import annotations

from fractions import Fraction

from kurzweg.cli.answers import emit, say
from kurzweg.engine.staffing import AllowanceFigure, WorkingTime, allowances, working_times


def tell_figures(as_json: bool) -> None:
    """All published figures that a calculation can name by their ids."""
    if as_json:
        emit(
            {
                "working_times": [_time(one) for one in working_times().values()],
                "allowances": [_about(one) for one in allowances().values()],
            }
        )
        return
    for one in working_times().values():
        doubt = "" if one.is_plausible else "; look at it again"
        said = f"{amount(one.minutes)} minutes, {float(one.days):.1f} days{doubt}"
        say(f"{one.id:<10} {said}: {one.name}, from {one.valid_from}, {one.grade}")
    for share in allowances().values():
        say(f"{share.id:<10} {share.name}, from {share.valid_from}, {share.grade}")


def _time(one: WorkingTime) -> dict[str, object]:
    days = {"minutes": float(one.minutes), "days": float(one.days), "plausible": one.is_plausible}
    return {**_about(one), **days}


def _about(one: WorkingTime | AllowanceFigure) -> dict[str, object]:
    return {
        "id": one.id, "name": one.name, "valid_from": one.valid_from.isoformat(), "source": one.source,
        "grade": one.grade,
    }  # fmt: skip


def amount(value: Fraction) -> str:
    """A quantity for reading: whole where it is whole, else with two digits.

    >>> amount(Fraction(95_400)), amount(Fraction(1, 3))
    ('95,400', '0.33')
    """
    return f"{int(value):,}" if value.denominator == 1 else f"{float(value):,.2f}"
