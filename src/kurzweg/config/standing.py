# SPDX-License-Identifier: EUPL-1.2
"""Where this installation stands, told to the room that looks after it."""

from __future__ import annotations

from pathlib import Path

from kurzweg.config import database
from kurzweg.operations.ground import Role


class Installed:
    """The home folder and the database that the environment names."""

    @property
    def home(self) -> Path:
        return database.home()

    def dsn(self, role: Role) -> str:
        return database.dsn(role)
