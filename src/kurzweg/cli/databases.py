# SPDX-License-Identifier: EUPL-1.2
"""Connections of the command line; a database that cannot be reached is told in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from kurzweg.cli.answers import BadInput
from kurzweg.config import database

Connection = psycopg.Connection[Any]


def require_office() -> None:
    """Raises BadInput where no office can be: a folder that was mistyped shall not become one."""
    if database.is_embedded() and not database.home().is_dir():
        raise BadInput(
            f"There is no office in {database.home()}.",
            "Name its folder in KURZWEG_HOME, or make one there: `kurzweg up`.",
            field="KURZWEG_HOME",
        )


@contextmanager
def connected(connect: Callable[[], Connection]) -> Iterator[Connection]:
    """A connection for the block. Raises BadInput when there is none, or when the tables are not there."""
    require_office()
    try:
        with connect() as connection:
            yield connection
    except (psycopg.OperationalError, psycopg.ProgrammingError) as fault:
        said = str(fault).strip().splitlines()[0]
        raise BadInput(f"The database cannot be used: {said}.", "Start the office first: `kurzweg up`.") from fault
