# SPDX-License-Identifier: EUPL-1.2
"""How log lines look and which are left out: JSON for machines, one sentence per outage for people."""

from __future__ import annotations

import json
import logging
import time
from datetime import UTC, datetime

OUTAGE = 30.0
"""Seconds of silence after which the same trouble counts as a new one."""


class JsonLines(logging.Formatter):
    """One JSON document a line: when, how grave, from where, and what the line says as named values."""

    def format(self, record: logging.LogRecord) -> str:
        said = getattr(record, "said", None)
        body = said if isinstance(said, dict) else {"text": record.getMessage()}
        if record.exc_info and record.exc_info[0]:
            body = {**body, "exception": record.exc_info[0].__qualname__}  # its message may quote what somebody typed
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        return json.dumps(
            {"at": at, "level": record.levelname.lower(), "from": record.name, **body}, ensure_ascii=False
        )


class OneSentence(logging.Filter):
    """The pool of connections complains at each try that fails: the first becomes a sentence, the rest goes."""

    def __init__(self) -> None:
        super().__init__()
        self._last = -OUTAGE

    def filter(self, record: logging.LogRecord) -> bool:
        now = time.monotonic()
        is_new = now - self._last > OUTAGE
        self._last = now
        record.msg, record.args, record.exc_info = (
            "The database does not answer; it is asked again until it does.",
            (),
            None,
        )
        return is_new
