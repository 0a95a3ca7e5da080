# SPDX-License-Identifier: EUPL-1.2
"""Whose work lies here: a process by its number and the moment of its start, to be written into the name of a file.

A number alone is given again: in a container the worker has the same one after every start, and would take what its
killed forerunner has left for work of its own.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

MARK = re.compile(r"\d+(?:-\d+)?")
_STATE, _START = 0, 19
"""Places in what the kernel tells of a process behind its name (`proc_pid_stat(5)`)."""


def mark() -> str:
    """This process, and no other that will ever be."""
    return f"{os.getpid()}-{_started(os.getpid())}"


def lives(mark: str) -> bool:
    """Whether the process that left this mark is still at work."""
    number, _, start = mark.partition("-")
    return MARK.fullmatch(mark) is not None and start != "" and _started(int(number)) == start


def _started(number: int) -> str | None:
    """When it was started, in ticks since the machine was; None when there is no such process, or only its shell."""
    try:
        told = Path(f"/proc/{number}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return None
    return None if told[_STATE] in {"Z", "X"} else told[_START]
