# SPDX-License-Identifier: EUPL-1.2
"""Keeps processes alive until somebody says stop. Standard library only.

A process that falls is started again, at once the first time and more patiently each time after that. It is
told to end by SIGTERM, and it also ends by itself when its supervisor was killed: it holds one end of a pipe.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

PATIENCE = 5.0
"""Seconds a process has to end, and the longest pause before it is started again."""
STEADY = 10.0
"""Seconds after which a process counts as standing, so that its next fall is again the first."""
LIFELINE = "KURZWEG_LIFELINE"
"""Names the end of the pipe in the process's environment."""


@dataclass
class Child:
    """One process: what it is called, its command, what it is told, which open files it inherits."""

    name: str
    words: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    files: Sequence[int] = ()
    falls: int = 0
    _process: subprocess.Popen[bytes] | None = None
    _started_at: float = 0.0
    _due_at: float = 0.0

    def start(self, lifeline: int) -> None:
        """Start it in a session of its own: Ctrl-C is for the supervisor alone."""
        environment = {**os.environ, **self.environment, LIFELINE: str(lifeline)}
        files = (*self.files, lifeline)
        self._started_at = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603 - our own words
            self.words, env=environment, pass_fds=files, stdin=subprocess.DEVNULL, start_new_session=True
        )

    @property
    def pid(self) -> int | None:
        """Its process number while it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    @property
    def has_fallen(self) -> bool:
        """Whether it was started and runs no more."""
        return self._process is not None and self._process.poll() is not None

    def note_fall(self, tell: Callable[[str], None]) -> None:
        """Say that it fell, and when it is due again."""
        assert self._process is not None
        stood = time.monotonic() - self._started_at > STEADY
        self.falls = 1 if stood else self.falls + 1
        pause = 0.0 if self.falls == 1 else min(PATIENCE, 0.1 * 2**self.falls)
        self._due_at = time.monotonic() + pause
        tell(f"The {self.name} process ended ({_ending(self._process.returncode)}); starting it again.")
        self._process = None

    @property
    def is_due(self) -> bool:
        """Whether it is to be started now."""
        return self._process is None and time.monotonic() >= self._due_at

    def stop(self) -> None:
        """Ask it to end, then make it end."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Supervisor:
    """Starts children, looks after them, ends them."""

    def __init__(self, children: Sequence[Child], tell: Callable[[str], None]) -> None:
        self.children = list(children)
        self._tell = tell
        self._stopping = threading.Event()
        self._lifeline, self._hold = os.pipe()

    def start(self) -> None:
        """Start every child once, and listen for Ctrl-C, SIGTERM and a closed terminal."""
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, lambda *_: self._stopping.set())
        for child in self.children:
            child.start(self._lifeline)

    def add(self, child: Child) -> None:
        """Start one more, and look after it as well."""
        if not self.is_stopping:
            child.start(self._lifeline)
            self.children.append(child)

    @property
    def is_stopping(self) -> bool:
        """Whether somebody said stop."""
        return self._stopping.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait, but no longer than until somebody says stop; True when that was said."""
        return self._stopping.wait(seconds)

    def look_after(self, also: Callable[[], None], every: float = 0.3) -> None:
        """Until somebody says stop: start again what fell; `also` is called after each look.

        What fell first stands up while `also` takes its time with the database.
        """
        while not self.wait(every):
            for child in self.children:
                if child.has_fallen:
                    child.note_fall(self._tell)
                if child.is_due:
                    child.start(self._lifeline)
            also()

    def stop(self) -> None:
        """End every child."""
        for child in self.children:
            child.stop()
        os.close(self._hold)
        os.close(self._lifeline)


def end_with_the_supervisor(end: Callable[[], None]) -> None:
    """In a child: call `end` when the supervisor is gone, however it went."""
    lifeline = os.environ.pop(LIFELINE, "")
    if lifeline:

        def wait() -> None:
            os.read(int(lifeline), 1)  # nobody ever writes: it returns when the other end is closed
            end()

        threading.Thread(target=wait, name="lifeline", daemon=True).start()


def _ending(code: int) -> str:
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
