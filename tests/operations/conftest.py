# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from kurzweg.operations.keyring import Keyring
from kurzweg.operations.outside import Outside
from kurzweg.operations.sealing import seal_logs, sealer_connection
from kurzweg.operations.verifying import Verdict, verify
from tests.database import TestCluster

WRITE = """
    insert into log_event (at, activity, phase, org_version, unit, attrs)
    select now() - interval '1 hour' + n * interval '1 millisecond', 1 + n %% 50, 'i', 1, n %% 7,
           jsonb_build_object('n', n)
    from generate_series(1, %s) as n
"""
READ = """
    insert into accounts_accessentry (at, actor, page, field_class, purpose, object_id, request)
    select clock_timestamp(), n, 'matters:matter', 'summary', 'Bearbeitung', n, gen_random_uuid()
    from generate_series(1, %s) as n
"""


@dataclass
class SealedOffice:
    """A database whose logs are sealed, and the ways into it: the sealer's, and the superuser's."""

    cluster: TestCluster
    database: str
    home: Path

    def superuser(self, *, without_guards: bool = False) -> psycopg.Connection[Any]:
        """Somebody whom nothing in the database stops, once the triggers are switched off."""
        options = "-c session_replication_role=replica" if without_guards else ""
        return psycopg.connect(self.cluster.dsn("kurzweg_admin", self.database), autocommit=True, options=options)

    def sealer(self) -> psycopg.Connection[Any]:
        return sealer_connection(self.cluster.dsn("kurzweg_sealer", self.database))

    def write(self, events: int, readings: int = 0) -> None:
        with self.superuser() as admin:
            admin.execute(WRITE, [events])
            admin.execute(READ, [readings])

    def seal(self) -> dict[str, int]:
        with self.sealer() as connection:
            return seal_logs(connection, keyring=Keyring(self.home), outside=Outside(self.home))

    def verify(self) -> dict[str, Verdict]:
        with self.sealer() as connection:
            told = verify(connection, keyring=Keyring(self.home), outside=Outside(self.home))
        return {one.log: one for one in told}


@pytest.fixture(scope="module")
def sealed_office(cluster: TestCluster, own_database: str, tmp_path_factory: pytest.TempPathFactory) -> SealedOffice:
    """A database and a home of its own for a module that seals."""
    return SealedOffice(cluster, own_database, tmp_path_factory.mktemp("home"))
