# SPDX-License-Identifier: EUPL-1.2
"""A step of the set-up: done once, done again when what it is made from has changed. Standard library only.

Whoever is killed in the middle of a step leaves the mark that it was begun, and the next run starts that step
from nothing. Two at once: the second waits.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Tell = Callable[[str], None]
LAST_WORDS = 25
"""Lines of a failed program's output that are shown; the whole stands in a file."""


class Stopped(RuntimeError):  # noqa: N818 - named for what happened
    """The set-up cannot go on; the message says why and what to do."""


@dataclass(frozen=True)
class Step:
    """What is made, from which files, what must be there afterwards, and how it is made.

    `make` is told whether an earlier run was killed in the middle of it.
    """

    name: str
    sources: Sequence[str]
    results: Sequence[str]
    make: Callable[[bool], None]


class Workshop:
    """The folder `.dev` of a checkout: marks of the steps done, logs, the lock."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".dev"

    def run(self, steps: Sequence[Step], tell: Tell) -> None:
        """Do the steps that are due, in order."""
        if not any(self._is_due(step) for step in steps):
            return
        with self._alone(tell):
            for step in steps:
                if self._is_due(step):
                    self._do(step, tell)

    def _do(self, step: Step, tell: Tell) -> None:
        started = time.monotonic()
        tell(f"set-up: {step.name} ...")
        mark, begun = self._mark(step), self._mark(step).with_suffix(".begun")
        was_killed = begun.exists()
        begun.touch()
        mark.unlink(missing_ok=True)
        step.make(was_killed)
        mark.write_text(self._digest(step), encoding="ascii")
        begun.unlink()
        tell(f"set-up: {step.name} done in {time.monotonic() - started:.1f} s")

    def _is_due(self, step: Step) -> bool:
        mark = self._mark(step)
        return (
            not mark.exists()
            or not all((self.root / result).exists() for result in step.results)
            or mark.read_text(encoding="ascii") != self._digest(step)
        )

    def _mark(self, step: Step) -> Path:
        return self.folder / "done" / step.name.replace(" ", "-")

    def _digest(self, step: Step) -> str:
        digest = hashlib.sha256(str(self.root).encode())  # a checkout that was moved is set up anew
        for pattern in step.sources:
            for file in sorted(self.root.glob(pattern)):
                digest.update(f"{file.relative_to(self.root)}\0".encode() + file.read_bytes())
        return digest.hexdigest()

    @contextlib.contextmanager
    def _alone(self, tell: Tell) -> Iterator[None]:
        (self.folder / "done").mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                tell("set-up: another ./dev is setting up; waiting for it ...")
                fcntl.flock(lock, fcntl.LOCK_EX)
            # Handed on to the programs: were this process killed, the lock is held until they have ended too.
            os.set_inheritable(lock.fileno(), True)
            yield


def call(root: Path, words: Sequence[str], mend: str) -> None:
    """Run a program silently; when it fails, stop with the end of what it said and with what to do.

    Raises Stopped.
    """
    log = root / ".dev" / "last.log"
    with log.open("wb") as output:
        done = subprocess.run(
            words,
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
            close_fds=False,
        )
    if done.returncode:
        said = log.read_text(encoding="utf-8", errors="replace").splitlines()[-LAST_WORDS:]
        shown = "\n".join(f"    {line}" for line in said)
        raise Stopped(f"{shown}\nset-up: `{words[0]}` failed (the whole: {log}). {mend}")
