# SPDX-License-Identifier: EUPL-1.2
"""Exactly one PostgreSQL server per folder, whoever comes first. Standard library only.

    Server(premises.place(home)).ensure()    # the first call makes the cluster, later calls attach in 20 ms

The server outlives the process that started it; the next one attaches. It listens on a Unix socket in a
folder that only its account (and root) may enter, so it asks for no password. Linux and macOS; macOS was not
tried.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import IO

from kurzweg.config import binaries, premises
from kurzweg.config.database import USERS
from kurzweg.config.postmaster import Postmaster

STUBBORN = 10.0
"""Seconds a failing start is repeated: the children of a killed server need a moment to go."""
KEPT_LOG = 1_000_000
"""Bytes of the server's log that are kept before a new one is begun at the next start."""
SOCKET = ".s.PGSQL.5432"
SYNCS_AT_ONCE = sys.platform == "linux" and [*map(int, re.findall(r"\d+", os.uname().release)[:2])] >= [5, 8]
"""Whether one call makes a killed server's files safe, not one for each of a thousand; older Linux hides failures."""
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "64MB",
    "max_wal_size": "256MB",
    "synchronous_commit": "on",
    "jit": "off",
    # The log holds no row and no statement: both may carry names.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    **({"recovery_init_sync_method": "syncfs"} if SYNCS_AT_ONCE else {}),
}


class ServerFault(RuntimeError):  # noqa: N818 - named for what it is
    """The server cannot be used; the message says what was seen and what to do."""


def quiet(_: str) -> None:
    """Tell nobody."""


class Server:
    """The embedded server of one folder (`premises.place`)."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.data = place / "data"
        self.log = place / "server.log"
        self.socket_folder = premises.socket_folder(place)
        self.postmaster = Postmaster(self.data, self.socket_folder)
        self._runner = premises.runner_of(self.data)

    @cached_property
    def binaries(self) -> binaries.Binaries:
        """The programs that serve this folder."""
        return binaries.within_reach(binaries.find(self.data), self.place, self._runner)

    def ensure(self, *, patience: float = 60, tell: Callable[[str], None] = quiet) -> Server:
        """Return when the server answers: attach to it, start it, or make it first.

        Raises NoBinaries without a PostgreSQL that serves, ServerFault when it does not come up.
        """
        self._refuse_foreign_data()
        premises.make(self.place)
        with self._alone(tell):
            if not self.data.exists():
                self._make_cluster(tell)
            premises.make_private(self.socket_folder, self._runner)
            self._wait(patience, tell)
        return self

    def answers(self) -> bool:
        """Whether a client would be served now."""
        return self._run("pg_isready", "-q", "-h", str(self.socket_folder), "-t", "2").returncode == 0

    def stop(self) -> bool:
        """End the server, rolling back what is open; True when none runs any more."""
        if not self.postmaster.is_alive():
            return True
        return self._run("pg_ctl", "-w", "-m", "fast", "stop").returncode == 0

    def _refuse_foreign_data(self) -> None:
        if self._runner is None and self.data.exists() and self.data.stat().st_uid != os.geteuid():
            raise ServerFault(
                f"{self.data} belongs to another account: kurzweg was once started here as root or by "
                "somebody else. Start it as they did, or give it a home of its own with KURZWEG_HOME."
            )

    @contextlib.contextmanager
    def _alone(self, tell: Callable[[str], None]) -> Iterator[None]:
        with (self.place / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                tell("Another process is starting the database; waiting for it.")
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _make_cluster(self, tell: Callable[[str], None]) -> None:
        """Made beside its place and renamed, so that one killed half-way is never taken for whole."""
        major, source = self.binaries.major, self.binaries.source
        tell(f"Making the database in {self.data} with PostgreSQL {major} from {source}.")
        for left_over in self.place.glob("data.*.part"):
            shutil.rmtree(left_over, ignore_errors=True)
        part = self.place / f"data.{os.getpid()}.part"
        premises.make_private(part, self._runner)
        locale = ["--locale=C.UTF-8"]
        if major >= 17:  # built in: no index is lost when the system's own library changes
            locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        words = ["-U", USERS["admin"], "-E", "UTF8", "-A", "trust", "--data-checksums", "--no-instructions"]
        made = self._run("initdb", "-D", str(part), *words, *locale)
        if made.returncode:
            raise ServerFault(f"PostgreSQL could not make {self.data}:\n{made.stdout.strip()}")
        part.rename(self.data)

    def _wait(self, patience: float, tell: Callable[[str], None]) -> None:
        begun = time.monotonic()
        end = begun + patience
        tries = 0
        while not self.answers():
            if time.monotonic() > end:
                raise ServerFault(
                    f"PostgreSQL did not come up within {end - begun:.0f} s. Its log {self.log} ends with:\n"
                    + "\n".join(self.log.read_text(errors="replace").splitlines()[-10:])
                )
            if not self.postmaster.is_alive():
                if not tries:
                    tell("Starting PostgreSQL.")
                tries += 1
                self.postmaster.clear_what_it_left()
                if not self._start(patience):
                    end = min(end, begun + STUBBORN)
            elif not (self.socket_folder / SOCKET).exists():
                tell("Somebody swept the database's socket away; starting it again.")
                self.stop()
            time.sleep(0.05)

    def _start(self, patience: float) -> bool:
        folder = f'"{self.socket_folder}"'  # a list in PostgreSQL's eyes; the folder's name holds no quote
        settings = {**SETTINGS, "unix_socket_directories": folder}
        words = shlex.join(word for name, value in settings.items() for word in ("-c", f"{name}={value}"))
        if self.log.exists() and self.log.stat().st_size > KEPT_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        self.log.touch(mode=0o600)
        with self.log.open("a") as log:  # never a pipe: the server would hold it open for ever
            limit = str(max(1, int(patience)))
            return self._run("pg_ctl", "-w", "-t", limit, "-o", words, "start", output=log).returncode == 0

    def _run(self, tool: str, *words: str, output: IO[str] | int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
        runner = self._runner
        return subprocess.run(  # noqa: S603 - PostgreSQL's own programs
            [self.binaries.folder / tool, *words],
            env=self._environment(),
            cwd="/",
            text=True,
            errors="replace",
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            user=runner.pw_uid if runner else None,
            group=runner.pw_gid if runner else None,
            extra_groups=[] if runner else None,
        )

    def _environment(self) -> dict[str, str]:
        """The caller's, without what would send PostgreSQL elsewhere or make it speak another language."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        # The folder stands here and not behind -D, which pg_ctl would hand to a shell.
        return {**kept, "LC_ALL": "C.UTF-8", "PGDATA": str(self.data)}
