# SPDX-License-Identifier: EUPL-1.2
"""The first day: for each role a few steps through the pages it will work with. Rooms add theirs when ready."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from kurzweg.accounts.models import Role, Staff
from kurzweg.accounts.parts import Part, rests


@dataclass(frozen=True)
class Step:
    """One thing to try, and the page where it is done. `code` names it for good."""

    code: str
    title: Promise | str
    text: Promise | str
    page: str
    roles: tuple[Role, ...]
    order: int

    @property
    def url(self) -> str:
        return reverse(self.page)


_steps: dict[str, Step] = {}


def add_step(
    code: str, title: Promise | str, text: Promise | str, *, page: str, roles: tuple[Role, ...], order: int
) -> None:
    """Offer a step of the first day to these roles; a code stands for one step."""
    if code in _steps and _steps[code].page != page:
        raise ValueError(f"There is a step {code!r} already; choose another code.")
    _steps[code] = Step(code, title, text, page, roles, order)


@dataclass(frozen=True)
class Tour:
    """The steps of one person, and how far they are."""

    steps: tuple[Step, ...]
    done: frozenset[str]

    @property
    def next(self) -> Step | None:
        """The first step that is not done."""
        return next((step for step in self.steps if step.code not in self.done), None)

    @property
    def open(self) -> int:
        """How many steps are left."""
        return sum(step.code not in self.done for step in self.steps)

    @property
    def finished(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.code in self.done)

    @property
    def later(self) -> tuple[Step, ...]:
        """What comes after the next step."""
        return tuple(step for step in self.steps if step.code not in self.done and step != self.next)


def tour_of(person: Staff, still: frozenset[Part], done: Collection[str]) -> Tour:
    """The steps that fit somebody's roles of today, without pages of parts that rest, in order."""
    fitting = (step for step in _steps.values() if person.works_as(*step.roles) and not rests(step.page, still))
    return Tour(tuple(sorted(fitting, key=lambda step: (step.order, step.code))), frozenset(done))
