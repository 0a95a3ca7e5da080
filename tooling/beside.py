# SPDX-License-Identifier: EUPL-1.2
"""The same tests on another PostgreSQL, at the same time: `./dev test --also-pg 15`.

The browser tests are left out there: what they look at does not depend on the version of the database.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kurzweg.config import binaries
from tooling.outcome import Outcome

ROOT = Path(__file__).resolve().parents[1]
WITHOUT = "--ignore=tests/browser"
LAST_WORDS = 60
"""Lines of the other run that are shown when it failed; the whole stands in its log."""


def on_postgresql(major: int) -> dict[str, str]:
    """What tests are told so that they run on the system's PostgreSQL of a version. Raises NoBinaries."""
    folder = binaries.SYSTEM / str(major) / "bin"
    if binaries.major_of(folder) != major:
        raise binaries.NoBinaries(
            f"There is no PostgreSQL {major} in {folder}. Install it: sudo apt-get install postgresql-{major}"
        )
    return {"KURZWEG_PG_BIN": str(folder), "KURZWEG_TEST_PG": str(major)}


@dataclass
class Beside:
    """A run of the tests on another version; none when nobody asked, or where it is not installed."""

    major: int | None
    log: Path
    missing: str = ""
    process: subprocess.Popen[bytes] | None = None
    started: float = field(default_factory=time.monotonic)

    def outcomes(self, tell: Callable[[str], None]) -> list[Outcome]:
        """Wait for it and say how it ended."""
        if self.missing:
            tell(f"PostgreSQL {self.major} NOT run: {self.missing}")
        if self.process is None:
            return []
        code = self.process.wait()
        said = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        summary = said[-1].strip("= ") if said else "nothing said"
        outcome = Outcome(f"PostgreSQL {self.major}", code == 0, summary, time.monotonic() - self.started)
        if not outcome.passed:
            tell("\n".join(said[-LAST_WORDS:]))
            tell(f"(the whole: {self.log})")
        tell(f"{outcome.line}: {summary}; browser tests not on this version")
        return [outcome]


@contextmanager
def tests_beside(major: int | None, environment: Mapping[str, str], words: Sequence[str]) -> Iterator[Beside]:
    """Run the tests on another version while the caller runs them on the usual one."""
    beside = Beside(major, ROOT / ".dev" / f"pg{major}.log")
    if major is not None:
        try:
            told = {**environment, **on_postgresql(major)}
        except binaries.NoBinaries as missing:
            beside.missing = str(missing)
        else:
            command = [sys.executable, "-m", "pytest", "-q", "-p", "tooling.report", WITHOUT, *words]
            with beside.log.open("wb") as log:
                beside.process = subprocess.Popen(command, cwd=ROOT, env=told, stdout=log, stderr=subprocess.STDOUT)
    try:
        yield beside
    finally:
        if beside.process is not None and beside.process.poll() is None:
            beside.process.terminate()
            beside.process.wait()
