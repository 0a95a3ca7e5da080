# SPDX-License-Identifier: EUPL-1.2
"""The whole program as a person starts it: `kurzweg up`, in a folder of its own, on a free port."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError

import pytest

from kurzweg.config import premises
from kurzweg.config.embedpg import Server

SERVING = "kurzweg.config.web"
WORKING = "kurzweg.config.worker"
FORECASTING = "kurzweg.config.forecaster"


@dataclass
class Opened:
    """An office that was opened: its process, its address, its home."""

    process: subprocess.Popen[str]
    address: str
    home: Path

    def page(self, path: str = "/") -> int:
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=20) as answer:
                return int(answer.status)
        except HTTPError as answer:
            with answer:
                return answer.code
        except (URLError, ConnectionError, TimeoutError):
            return 0

    @property
    def web(self) -> int:
        """The process number of the web process."""
        pid = self.child(SERVING)
        assert pid is not None
        return pid

    def child(self, module: str) -> int | None:
        """The process number of a child of ours that runs a module; none when it is not there."""
        for pid in Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split():
            with suppress(OSError):
                if module in Path(f"/proc/{pid}/cmdline").read_text():
                    return int(pid)
        return None


@contextmanager
def opened(home: Path, *options: str) -> Iterator[Opened]:
    words = [sys.executable, "-c", "from kurzweg.cli.main import run; run()", "up", "--port", "0", "--json"]
    process = subprocess.Popen([*words, "--no-demo", "--home", str(home), *options], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        answer = "".join(iter(process.stdout.readline, "}\n")) + "}"
        yield Opened(process, json.loads(answer)["address"], home)
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


def until(condition: Callable[[], bool], *, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.02)


def is_closed(port: int) -> bool:
    with socket.socket() as knocking:
        return knocking.connect_ex(("127.0.0.1", port)) != 0


@pytest.fixture
def office(module_home: Path) -> Iterator[Opened]:
    """Opened for each test in one home: all but the first are warm starts."""
    with opened(module_home) as office:
        yield office


def test_the_first_page_is_there_when_the_office_says_it_is_open(office: Opened) -> None:
    assert office.page() == 200


def test_a_killed_web_process_is_replaced_and_no_visitor_is_refused(office: Opened) -> None:
    before = office.web
    os.kill(before, signal.SIGKILL)
    until(lambda: not Path(f"/proc/{before}/cmdline").exists())
    assert office.page() == 200
    assert office.web != before


@pytest.mark.parametrize("module", [WORKING, FORECASTING])
def test_a_killed_worker_or_forecaster_is_replaced(office: Opened, module: str) -> None:
    until(lambda: office.child(module) is not None)
    before = office.child(module)
    assert before is not None
    os.kill(before, signal.SIGKILL)
    until(lambda: office.child(module) not in (before, None))


def test_what_happened_is_sealed_and_can_be_proven(office: Opened) -> None:
    def told(*words: str) -> dict[str, Any]:
        program = [sys.executable, "-c", "from kurzweg.cli.main import run; run()", *words, "--json"]
        home = {**os.environ, "KURZWEG_HOME": str(office.home)}
        done = subprocess.run(program, env=home, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    until(lambda: office.page("/health/ready") == 200)  # the worker has sealed what there was
    told("begin", "burgenlandkreis-2018")
    told("log", "seal")  # a minute before the worker does it again
    events = next(log for log in told("log", "verify")["logs"] if log["log"] == "events")
    assert (events["seals"], events["passes"]) == (1, True)


def test_a_killed_database_is_started_again(office: Opened) -> None:
    server = Server(premises.place(office.home))
    before = server.postmaster.pid
    assert before is not None
    os.kill(before, signal.SIGKILL)
    until(lambda: server.postmaster.pid not in (before, None) and office.page() == 200)


def up(home: Path, port: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", "from kurzweg.cli.main import run; run()", "up", "--port", port]
    return subprocess.run([*words, "--home", str(home)], capture_output=True, text=True, check=False, timeout=30)


def test_who_opens_the_same_office_twice_is_told_where_it_is_open(office: Opened, module_home: Path) -> None:
    port = office.address.rpartition(":")[2]
    for wanted in (port, "0"):
        second = up(module_home, wanted)
        assert second.returncode == 2
        assert second.stderr == (
            f"kurzweg is already open at {office.address}. Another one beside it needs a folder and a port of its own: "
            "kurzweg up --home FOLDER --port 8001\n"
        )


def test_another_office_on_the_same_port_is_told_where_to_go(office: Opened, module_home: Path) -> None:
    port = office.address.rpartition(":")[2]
    second = up(module_home.with_name("another"), port)
    assert second.returncode == 2
    assert second.stderr == (
        f"Port {port} of 127.0.0.1 is taken by another program. "
        f"Stop it, or choose another port: kurzweg up --port {int(port) + 1}\n"
    )


def test_closing_ends_web_and_database(module_home: Path) -> None:
    with opened(module_home) as office:
        web = office.web
        server = Server(premises.place(office.home))
        assert server.postmaster.is_alive()
    assert office.process.returncode == 0
    assert not Path(f"/proc/{web}").exists()
    assert not server.postmaster.is_alive()


def test_a_killed_supervisor_takes_the_web_process_with_it(office: Opened) -> None:
    port = int(office.address.rpartition(":")[2])
    office.process.kill()
    until(lambda: is_closed(port))
