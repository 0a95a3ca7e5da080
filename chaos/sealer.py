# SPDX-License-Identifier: EUPL-1.2
"""A second sealer that seals without a pause, so that a blow meets it in the middle. It is killed like the others.

python -m chaos.sealer: seals in the office of KURZWEG_HOME until it is killed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import psycopg

PAUSE = 0.1


class Sealer:
    """The process, started again whenever it was killed."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._closing = threading.Event()
        self._process = self._start()
        threading.Thread(target=self._look_after, name="sealer", daemon=True).start()

    @property
    def pid(self) -> int | None:
        """Its process number while it runs."""
        return self._process.pid if self._process.poll() is None else None

    def close(self) -> None:
        """End it for good."""
        self._closing.set()
        self._process.kill()
        self._process.wait()

    def _look_after(self) -> None:
        while not self._closing.wait(PAUSE):
            if self._process.poll() is not None:
                self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", "chaos.sealer"]
        with (self._home / "sealer.log").open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - our own words
                words, env={**os.environ, "KURZWEG_HOME": str(self._home)}, stderr=log, stdin=subprocess.DEVNULL
            )


def main() -> None:
    """Seal as fast as the product can."""
    from kurzweg.config import database  # noqa: PLC0415 - only the process itself needs the product
    from kurzweg.operations.keyring import Keyring  # noqa: PLC0415
    from kurzweg.operations.outside import Outside  # noqa: PLC0415
    from kurzweg.operations.sealing import seal_logs, sealer_connection  # noqa: PLC0415

    home = database.home()
    while True:
        try:
            with sealer_connection(database.dsn("sealer")) as connection:
                seal_logs(connection, keyring=Keyring(home), outside=Outside(home))
        except psycopg.OperationalError:
            pass  # the database was hit; it comes back
        time.sleep(PAUSE)


if __name__ == "__main__":
    main()
