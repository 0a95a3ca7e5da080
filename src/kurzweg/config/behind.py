# SPDX-License-Identifier: EUPL-1.2
"""A process behind the pages: works until it is told to end, or until the supervisor is gone."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Protocol

import django

from kurzweg.config.log_files import PROCESS
from kurzweg.config.supervisor import end_with_the_supervisor


class Behind(Protocol):
    """What such a process does."""

    def work(self) -> None:
        """Work until told to close."""
        ...

    def close(self) -> None:
        """Come to an end."""
        ...


def work_behind(name: str, make: Callable[[], Behind]) -> None:
    """Run what `make` makes, which may import what needs Django; `name` is that of its log file."""
    os.environ[PROCESS] = name
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kurzweg.config.settings")
    django.setup()
    behind = make()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: behind.close())
    end_with_the_supervisor(behind.close)
    behind.work()
