# SPDX-License-Identifier: EUPL-1.2
"""The pulse of the installation: a few ages and counts that anybody may ask for, and in which nobody appears."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections

QUERY = "select worker_works, sealed_ago, jobs_waiting, jobs_failed, saved_ago, drilled_ago from operations_pulse()"
PATIENCE = 2
"""Seconds; who asks whether we are well does not wait longer."""
SEALED = 300.0
"""Seconds without a run of the sealer after which something is wrong."""


@dataclass(frozen=True)
class Pulse:
    """Seconds since something happened; None when it never did."""

    worker_works: bool
    sealed_ago: float | None
    jobs_waiting: int
    jobs_failed: int
    saved_ago: float | None
    drilled_ago: float | None

    @property
    def seals_are_fresh(self) -> bool:
        return self.sealed_ago is not None and self.sealed_ago < SEALED


def take_pulse() -> Pulse | None:
    """Ask the database on a connection of its own, so that a busy pool changes nothing; None when it is silent."""
    parameters: dict[str, Any] = connections[DEFAULT_DB_ALIAS].get_connection_params()
    try:
        with psycopg.connect(**{**parameters, "connect_timeout": PATIENCE}) as connection:
            connection.execute(f"set local statement_timeout = '{PATIENCE}s'".encode())
            row = connection.execute(QUERY.encode()).fetchone()
    except psycopg.Error:
        return None
    return Pulse(*row) if row else None
