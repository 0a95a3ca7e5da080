# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kurzweg.config.supervisor import Child, Supervisor

ENDLESS = "import time\nwhile True: time.sleep(60)"
DEAF = (
    "import pathlib, signal, time\n"
    "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    "pathlib.Path({!r}).touch()\n"
    "while True: time.sleep(60)"
)


@pytest.fixture(autouse=True)
def handlers_of_the_test_run() -> Iterator[None]:
    kept = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for name, handler in kept.items():
        signal.signal(name, handler)


def started(code: str, told: list[str]) -> tuple[Supervisor, Child]:
    child = Child("test", [sys.executable, "-c", code])
    supervisor = Supervisor([child], told.append)
    supervisor.start()
    return supervisor, child


def wait_for_the_end(child: Child) -> None:
    while not child.has_fallen:
        time.sleep(0.01)


def test_what_falls_is_started_again_and_the_operator_is_told() -> None:
    told: list[str] = []
    supervisor, child = started("raise SystemExit(3)", told)
    looks = 0

    def enough() -> None:
        nonlocal looks
        looks += 1
        if len(told) >= 2 or looks > 500:
            signal.raise_signal(signal.SIGTERM)

    supervisor.look_after(also=enough, every=0.02)
    supervisor.stop()
    assert told[:2] == ["The test process ended (exit code 3); starting it again."] * 2
    assert child.falls >= 2


def test_what_falls_again_and_again_is_started_more_and_more_patiently() -> None:
    child = Child("test", [sys.executable, "-c", "raise SystemExit(3)"])
    due = []
    for _ in range(3):
        child.start(lifeline=0)
        wait_for_the_end(child)
        child.note_fall(lambda _: None)
        due.append(child.is_due)
    assert due == [True, False, False]


def test_ctrl_c_ends_the_watch_and_the_children() -> None:
    supervisor, child = started(ENDLESS, [])
    assert child.pid is not None
    signal.raise_signal(signal.SIGINT)
    supervisor.look_after(also=lambda: None)
    supervisor.stop()
    assert child.has_fallen


def test_a_process_that_does_not_listen_is_ended_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kurzweg.config.supervisor.PATIENCE", 0.2)
    is_deaf = tmp_path / "deaf"
    supervisor, child = started(DEAF.format(str(is_deaf)), [])
    while not is_deaf.exists():
        time.sleep(0.01)
    supervisor.stop()
    assert child.has_fallen
