# SPDX-License-Identifier: EUPL-1.2
"""The ground this installation stands on: its folder and its database. `config` knows both and installs itself here."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Literal, Protocol

UNFINISHED = "unfinished-restore"
"""Stands in a home folder while a backup is brought back into it; such an office does not open."""
Role = Literal["app", "owner", "sealer", "backup", "admin"]


class Landing(Protocol):
    """An empty database aside, founded for kurzweg, into which a backup is brought back."""

    @property
    def home(self) -> Path:
        """The folder that goes with it."""
        ...

    @property
    def admin(self) -> str:
        """The connection to it of somebody who may do everything."""
        ...

    def refuse_if_taken(self) -> None:
        """Raises FileExistsError when something is there already that nobody said may go."""
        ...

    def make(self) -> None:
        """Make it. Raises an error that says why it cannot be made."""
        ...

    def unmake(self) -> None:
        """Take away what was made, here or by somebody who was killed half-way."""
        ...


class Ground(Protocol):
    """What the room must know of the installation."""

    @property
    def home(self) -> Path:
        """The folder of this installation."""
        ...

    @property
    def backups(self) -> Path:
        """Where the office puts the backups that it makes by itself."""
        ...

    def dsn(self, role: Role) -> str:
        """The connection of one role to the office's database."""
        ...

    def programs(self, major: int) -> Path:
        """Where `pg_dump` and `pg_restore` lie that can deal with a server of this version."""
        ...

    def aside(self, home: Path) -> AbstractContextManager[Landing]:
        """A server of its own in another folder, which ends with the block; what is in it stays until unmade."""
        ...


_ground: list[Ground] = []


def install(ground: Ground) -> None:
    """Say where this installation stands; called once at start."""
    _ground[:] = [ground]


def ground() -> Ground:
    """Where this installation stands."""
    return _ground[-1]
