# SPDX-License-Identifier: EUPL-1.2
"""Brings the tables up to date, step by step: each holds or leaves nothing behind, and nobody waits long for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connections
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from kurzweg.operations.steps import ONE_WAY, STOPS_THE_OLD

OWNER = "owner"
"""The connection of whom the tables belong to; it waits two seconds for a lock, so that the office does not wait."""
LOCK_NOT_AVAILABLE = "55P03"
TRIES, PAUSE = 10, 1.0
"""How often a step is tried that could not get its lock, and the seconds in between."""
Tell = Callable[[str], object]


class UpdateFault(Exception):  # noqa: N818 - named for what it is
    """The update did not get to its end; the message says how far it is and what to do."""


@dataclass(frozen=True)
class Step:
    """One step that is due."""

    room: str
    name: str

    @property
    def stops_the_old(self) -> str:
        """Why the version before cannot go on with it; empty when it can."""
        return STOPS_THE_OLD.get((self.room, self.name), "")

    @property
    def one_way(self) -> str:
        """Why it cannot be taken back; empty when it can."""
        return ONE_WAY.get((self.room, self.name), "")

    def __str__(self) -> str:
        return f"{self.room} {self.name}"


def pending() -> list[Step]:
    """The steps that this version knows and this database has not seen, in order."""
    return [Step(migration.app_label, migration.name) for migration in _plan()]


def from_the_future() -> list[str]:
    """Steps that this database has seen and this version does not know: it was updated by a newer one."""
    executor = MigrationExecutor(connections[OWNER])
    known = set(executor.loader.disk_migrations)
    ours = {app for app, _name in known}
    seen = MigrationRecorder(connections[OWNER]).applied_migrations()
    return sorted(f"{app} {name}" for app, name in seen if app in ours and (app, name) not in known)


def is_new() -> bool:
    """Whether nobody ever made tables here."""
    return not MigrationRecorder(connections[OWNER]).has_table()


def apply(tell: Tell) -> list[Step]:
    """Take every step that is due. Raises UpdateFault; then the steps before it hold, and nothing of it remains."""
    if is_new():
        steps = pending()
        call_command("migrate", database=OWNER, interactive=False, verbosity=0)
        return steps
    if unknown := from_the_future():
        raise UpdateFault(
            f"This database was updated by a newer kurzweg ({', '.join(unknown)}). Install that version, or bring back "
            "the backup that was made before the update."
        )
    taken: list[Step] = []
    for migration in _plan():
        step = Step(migration.app_label, migration.name)
        tell(f"  {step}")
        _take(step, taken)
        taken.append(step)
    call_command("migrate", database=OWNER, interactive=False, verbosity=0)  # what Django keeps beside its tables
    return taken


def _take(step: Step, taken: list[Step]) -> None:
    for number in range(1, TRIES + 1):
        try:
            MigrationExecutor(connections[OWNER]).migrate([(step.room, step.name)])
        except OperationalError as fault:
            if getattr(fault.__cause__, "sqlstate", "") != LOCK_NOT_AVAILABLE or number == TRIES:
                raise UpdateFault(_how_far(step, taken, fault)) from fault
            time.sleep(PAUSE)
        except DatabaseError as fault:
            raise UpdateFault(_how_far(step, taken, fault)) from fault
        else:
            return


def _how_far(step: Step, taken: list[Step], fault: Exception) -> str:
    broken = [str(one) for one in taken if one.stops_the_old]
    goes_on = (
        f"The version before cannot go on with {', '.join(broken)}: bring back the backup that was made before."
        if broken
        else "The version before goes on as it is."
    )
    reason = str(fault).strip().splitlines()[0]
    return (
        f"The update stopped at {step}: {reason}. Nothing of this step remains; {len(taken)} steps before it hold. "
        f"{goes_on} Mend the cause and run the update again: it goes on from here."
    )


def _plan() -> list[Migration]:
    executor = MigrationExecutor(connections[OWNER])
    return [migration for migration, _backwards in executor.migration_plan(executor.loader.graph.leaf_nodes())]
