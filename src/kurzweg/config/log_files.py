# SPDX-License-Identifier: EUPL-1.2
"""Where log lines go: for people to the terminal, for machines as JSON into `logs` of the home.

KURZWEG_LOG=stderr sends JSON to standard error, for containers and systemd, and writes no file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from kurzweg.config.environment import SettingError

PROCESS = "KURZWEG_PROCESS"
"""Set by `config.web` and `config.behind`: each process writes a file of its own."""
WHERE = "KURZWEG_LOG"
MEGABYTES, KEPT = 10, 5
# Django's request logger writes addresses, and an address may be a secret key. What it holds to be suspicious it writes
# with a traceback, as often as a stranger likes to send too much. That it was refused stands in the request's own line.
SILENT = ("django.request", "django.security")


def logging(home: Path) -> dict[str, Any]:
    """The settings for `logging.config`. Raises SettingError for a place that is none."""
    where = os.environ.get(WHERE, "files")
    if where not in {"files", "stderr"}:
        raise SettingError(f"{WHERE}={where!r} is no place for log lines. Write {WHERE}=stderr, or leave it out.")
    process = os.environ.get(PROCESS, "")
    machine = _to_standard_error() if where == "stderr" else _into_a_file(home, process)
    terminal = ["machine"] if where == "stderr" else ["console", *(["machine"] if process else [])]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "kurzweg.operations.log_lines.JsonLines"}},
        "filters": {"one_sentence": {"()": "kurzweg.operations.log_lines.OneSentence"}},
        "handlers": {
            "console": {"class": "logging.StreamHandler"},
            "machine": machine if process or where == "stderr" else {"class": "logging.NullHandler"},
        },
        "root": {"handlers": terminal, "level": "WARNING"},
        "loggers": {
            **{name: {"level": "CRITICAL", "handlers": ["console"], "propagate": False} for name in SILENT},
            "kurzweg.requests": {"level": "INFO", "handlers": ["machine"], "propagate": False},
            "psycopg.pool": {"filters": ["one_sentence"]},
        },
    }


def _to_standard_error() -> dict[str, Any]:
    return {"class": "logging.StreamHandler", "formatter": "json"}


def _into_a_file(home: Path, process: str) -> dict[str, Any]:
    if process:
        (home / "logs").mkdir(parents=True, exist_ok=True)
    return {
        "class": "logging.handlers.RotatingFileHandler",
        "filename": str(home / "logs" / f"{process}.jsonl"),
        "maxBytes": MEGABYTES << 20,
        "backupCount": KEPT,
        "encoding": "utf-8",
        "delay": True,
        "formatter": "json",
    }
