# SPDX-License-Identifier: EUPL-1.2
"""Connections of the command line; a database that cannot be reached is told in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from kurzweg.cli.answers import BadInput

Connection = psycopg.Connection[Any]


@contextmanager
def connected(connect: Callable[[], Connection]) -> Iterator[Connection]:
    """A connection for the block. Raises BadInput when there is none, or when the tables are not there."""
    try:
        with connect() as connection:
            yield connection
    except (psycopg.OperationalError, psycopg.ProgrammingError) as fault:
        said = str(fault).strip().splitlines()[0]
        raise BadInput(f"The database cannot be used: {said}.", "Start the office first: `kurzweg up`.") from fault
