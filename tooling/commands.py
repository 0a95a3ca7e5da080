# SPDX-License-Identifier: EUPL-1.2
"""The wishes of `./dev`: set up what is missing, hand over to what does the work. Standard library only."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tooling import setup
from tooling.steps import Stopped

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = ROOT / ".venv" / "bin"
MODULES = {
    "test": "tooling.checks",
    "chaos": "chaos",
    "look": "tooling.look",
    "pictures": "tooling.pictures",
    "messages": "tooling.messages",
}


def main(words: list[str], usage: str) -> int:
    """Grant the wish that the words name; 2 when it cannot be, with a sentence that says what to do."""
    wish, rest = (words[0], words[1:]) if words else ("help", [])
    if wish in {"help", "-h", "--help"}:
        sys.stdout.write(usage)
        return 0
    if wish not in {"up", "setup", "bench", *MODULES}:
        sys.stderr.write(f"./dev knows no wish {wish!r}.\n\n{usage}")
        return 2
    try:
        setup.set_up(_tell)
        return _grant(wish, rest)
    except Stopped as stopped:
        sys.stderr.write(f"{stopped}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. The next ./dev takes it up again.\n")
        return 130


def _grant(wish: str, rest: list[str]) -> int:
    if wish == "setup":
        sys.stderr.write("Everything is set up.\n")
        return 0
    if wish == "up":
        _become([str(PROGRAMS / "kurzweg"), "up", *rest])
    if wish in MODULES:
        _become([str(PROGRAMS / "python"), "-m", MODULES[wish], *rest])
    return _bench(rest)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _bench(rest: list[str]) -> int:
    known = sorted(file.stem for file in (ROOT / "bench").glob("[!_]*.py"))
    if rest and rest[0] in known:
        _become([str(PROGRAMS / "python"), "-m", f"bench.{rest[0]}", *rest[1:]])
    sys.stderr.write("Benchmarks: " + (", ".join(known) or "none") + ". Run one by ./dev bench NAME.\n")
    return 2 if rest else 0


def _become(words: list[str]) -> None:
    """Let the program take this process over, in the checkout, so that signals reach it directly."""
    sys.stderr.flush()
    os.chdir(ROOT)
    os.execv(words[0], words)  # noqa: S606 - our own programs
