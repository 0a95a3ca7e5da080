# SPDX-License-Identifier: EUPL-1.2
"""The ground this installation stands on: its folder and its database. `config` knows both and installs itself here."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Protocol

Role = Literal["app", "owner", "sealer", "backup", "admin"]


class Ground(Protocol):
    """What the room must know of the installation."""

    @property
    def home(self) -> Path:
        """The folder of this installation."""
        ...

    def dsn(self, role: Role) -> str:
        """The connection of one role to the office's database."""
        ...


_ground: list[Ground] = []


def install(ground: Ground) -> None:
    """Say where this installation stands; called once at start."""
    _ground[:] = [ground]


def ground() -> Ground:
    """Where this installation stands."""
    return _ground[-1]
