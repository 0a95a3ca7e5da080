# SPDX-License-Identifier: EUPL-1.2
"""Orders that exist only in tests: what they do can be seen in the table of installations' rests and in a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection

from kurzweg.accounts.bylaw import allow
from kurzweg.accounts.models import Role, Staff
from kurzweg.jobs.order import CannotBeDone, Order, Run

DID: list[str] = []
"""What the orders of the running test did, beyond the database."""
SABOTAGE: list[Callable[[Run], None]] = []
"""What the next order does before it is done."""


def is_a_caseworker(person: Staff, _on: object) -> bool:
    return person.works_as(Role.CASEWORKER)


allow("test.note", is_a_caseworker)


@dataclass(frozen=True, kw_only=True)
class Note(Order):
    """Writes a word into the queue's own arguments of another job: seen only when the transaction holds."""

    kind = "test-note"
    title = "Notieren"
    requires = "test.note"
    word: str = "done"

    def run(self, run: Run) -> None:
        with connection.cursor() as cursor:
            cursor.execute("select kurzweg_kind(), kurzweg_actor()::text")
            who = cursor.fetchone() or ("", "")
        while SABOTAGE:
            SABOTAGE.pop()(run)
        DID.append(f"{self.word} as {who[0]}")


@dataclass(frozen=True, kw_only=True)
class NoteAlone(Note):
    """At most one open at a time."""

    kind = "test-note-alone"
    alone = True


@dataclass(frozen=True, kw_only=True)
class ForTheOfficeItself(Order):
    """Nobody may order this one."""

    kind = "test-office"
    title = "Nur das Haus"

    def run(self, run: Run) -> None:  # noqa: ARG002
        DID.append("office")


@dataclass(frozen=True, kw_only=True)
class Impossible(Order):
    """Says why it cannot be done."""

    kind = "test-impossible"
    title = "Unmöglich"
    requires = "test.note"

    def run(self, run: Run) -> None:  # noqa: ARG002
        raise CannotBeDone("There is no paper left.")


@dataclass(frozen=True, kw_only=True)
class EachMinute(Order):
    """Repeats."""

    kind = "test-each-minute"
    title = "Jede Minute"
    every = timedelta(minutes=1)

    def run(self, run: Run) -> None:
        while SABOTAGE:
            SABOTAGE.pop()(run)
        DID.append("minute")
