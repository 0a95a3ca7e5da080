# SPDX-License-Identifier: EUPL-1.2
"""What can be ordered: a kind of job is a frozen dataclass that says its name, who may order it and what it does.

    @dataclass(frozen=True, kw_only=True)
    class SendLetter(Order):
        kind = "send-letter"
        title = _("Brief versenden")
        requires = "letter.send"
        letter: str

        def run(self, run: Run) -> None: ...

    Job.order(SendLetter(letter=str(letter.pk)), by=person, at=now)

Fields are keys and small words, never names or free text: they stand in the queue.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

ORDERS: dict[str, type[Order]] = {}


class CannotBeDone(Exception):  # noqa: N818 - named for what it is
    """Why an order cannot be carried out, in words for people; they are shown, so they hold nothing personal."""


class StopAsked(Exception):  # noqa: N818 - named for what happened
    """Somebody asked that this job be stopped, or the worker closes; what it did so far is undone."""


class Run(Protocol):
    """What a job may know while it runs."""

    @property
    def at(self) -> datetime:
        """When it began."""
        ...

    def progress(self, done: int, total: int) -> None:
        """Say how far it is, for everybody to see at once. Raises StopAsked when it shall stop."""
        ...


@dataclass(frozen=True, kw_only=True)
class Order:
    """Auftrag: something the office does later, ordered by somebody, or by itself at regular times (`every`).

    It runs with the rights that whoever ordered it has when it runs, in one transaction with the note that it is
    done: what it writes is there once or not at all. An order without `requires` is for the office itself only.
    With `alone` there is at most one open job of its kind.
    """

    kind: ClassVar[str]
    title: ClassVar[_StrPromise | str]
    requires: ClassVar[str] = ""
    every: ClassVar[timedelta | None] = None
    alone: ClassVar[bool] = False

    def __init_subclass__(cls, **named: Any) -> None:
        super().__init_subclass__(**named)
        if "kind" in cls.__dict__:
            ORDERS[cls.kind] = cls

    @abstractmethod
    def run(self, run: Run) -> None:
        """Do it."""

    @property
    def arguments(self) -> dict[str, Any]:
        """Its fields as the queue keeps them."""
        return asdict(self)


def order_of(kind: str, arguments: dict[str, Any]) -> Order:
    """The order that stands in the queue. Raises CannotBeDone for a kind that this version does not know."""
    if kind not in ORDERS:
        raise CannotBeDone(f"This version of kurzweg knows no order {kind!r}.")
    return ORDERS[kind](**arguments)


def routines() -> dict[str, type[Order]]:
    """The orders that the office gives itself at regular times."""
    return {kind: order for kind, order in ORDERS.items() if order.every is not None}
