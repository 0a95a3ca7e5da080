# SPDX-License-Identifier: EUPL-1.2
"""The real product under fire: `kurzweg up` in a folder of its own, and how its parts are killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from chaos.sealer import Sealer
from kurzweg.config import premises
from kurzweg.config.postmaster import Postmaster

UP = "from kurzweg.cli.main import run; run()"
MODULES = {
    "web": "kurzweg.config.web",
    "worker": "kurzweg.config.worker",
    "forecaster": "kurzweg.config.forecaster",
}
"""What runs beside the database, and the module by which it is known."""
READS_THE_DATABASE = "/anmelden/"
PATIENCE = 120.0


class DidNotOpen(RuntimeError):  # noqa: N818 - named for what happened
    """The office did not come up; the message says where its words stand."""


class Office:
    """One running installation. Only processes that it started itself are ever killed."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.log = home / "office.log"
        place = premises.place(home)
        self._socket = premises.socket_folder(place)
        self._postmaster = Postmaster(place / "data", self._socket)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own words
                [sys.executable, "-c", UP, "up", "--port", "0", "--home", str(home), "--json"],
                env={**os.environ, "KURZWEG_HOME": str(home)}, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=log, start_new_session=True,
            )  # fmt: skip
        self.address = self._first_words()["address"]
        self._sealer = Sealer(home)

    @property
    def dsn(self) -> str:
        """Where the judge looks: past every policy of the product."""
        return f"host={self._socket} user=kurzweg_admin dbname=kurzweg connect_timeout=2"

    def kill(self, victims: str) -> list[str]:
        """Kill -9 these parts, named with `+` between them; which were there to be killed, as one word, or none."""
        struck = {name: pid for name in victims.split("+") if (pid := self._pid(name)) is not None}
        for pid in struck.values():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return ["+".join(struck)] if struck else []

    def prove(self) -> list[str]:
        """Seal what is left and let the product prove its logs; what it finds wrong, as sentences."""
        wrong = []
        for words in (["log", "seal", "--json"], ["log", "verify", "--json"]):
            told = subprocess.run(  # noqa: S603 - our own words
                [sys.executable, "-c", UP, *words], env={**os.environ, "KURZWEG_HOME": str(self.home)},
                capture_output=True, text=True, check=False,
            )  # fmt: skip
            if told.returncode:
                wrong.append(f"wrong: {' '.join(words)} ended with {told.returncode}: {told.stdout}{told.stderr}")
        return wrong

    def wait_for_database(self) -> float:
        """Seconds until a query is answered."""
        return _until(self._database_answers)

    def wait_for_web(self) -> float:
        """Seconds until a page that reads the database is answered."""
        return _until(self._web_answers)

    def close(self) -> None:
        """End it as Ctrl-C would."""
        if hasattr(self, "_sealer"):
            self._sealer.close()
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()

    def _first_words(self) -> dict[str, str]:
        assert self._process.stdout is not None
        said = b"".join(iter(self._process.stdout.readline, b"}\n")) if self._process.poll() is None else b""
        if not said.startswith(b"{"):
            self.close()
            raise DidNotOpen(f"The office did not open; its words stand in {self.log}.")
        words: dict[str, str] = json.loads(said + b"}")
        return words

    def _pid(self, name: str) -> int | None:
        if name == "database":
            return self._postmaster.pid if self._postmaster.is_alive() else None
        return self._sealer.pid if name == "sealer" else self._child(MODULES[name])

    def _child(self, module: str) -> int | None:
        """A child of ours that runs a module."""
        mine = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        for pid in mine.read_text(encoding="ascii").split():
            with suppress(OSError):
                if module in Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8"):
                    return int(pid)
        return None

    def _database_answers(self) -> bool:
        with suppress(psycopg.OperationalError), psycopg.connect(self.dsn) as connection:
            connection.execute("select 1")
            return True
        return False

    def _web_answers(self) -> bool:
        where = urlsplit(self.address)
        connection = HTTPConnection(where.hostname or "", where.port, timeout=30)
        with suppress(OSError, HTTPException):
            connection.request("GET", READS_THE_DATABASE)
            return connection.getresponse().status == 200
        return False


def _until(answers: Callable[[], bool]) -> float:
    begun = time.monotonic()
    while not answers():
        if time.monotonic() - begun > PATIENCE:
            raise DidNotOpen(f"No answer within {PATIENCE:.0f} s after the kill.")
        time.sleep(0.05)
    return time.monotonic() - begun
