# SPDX-License-Identifier: EUPL-1.2
"""How backups, restores and drills are told, to people and as JSON."""

from __future__ import annotations

from datetime import timedelta

from kurzweg.cli.answers import say
from kurzweg.cli.log_words import plain as plain_log
from kurzweg.cli.log_words import sentence_on
from kurzweg.operations.backing_up import Saved
from kurzweg.operations.bringing_back import BroughtBack
from kurzweg.operations.drilling import Drilled

SHOWN = 20


def say_saved(saved: Saved, key: str) -> None:
    """A backup, for people."""
    size, took = f"{saved.bytes / (1 << 20):.1f} MB", f"{saved.seconds:.0f} s"
    say(f"Saved {saved.rows} rows and {saved.files} files into {saved.file} ({size}) in {took}.")
    say(f"Only {key} opens it. Keep a copy of both on another machine.")
    if not saved.archiving:
        say("WAL archiving is off: what is written from now on is lost with the disk, until the next backup.")


def say_brought(brought: BroughtBack) -> None:
    """What came back, for people."""
    at = f"{brought.manifest.saved_at:%Y-%m-%d %H:%M:%S} UTC"
    say(f"{brought.rows} rows and {brought.files} files of {at} came back in {brought.seconds:.0f} s.")
    for difference in brought.differences[:SHOWN]:
        say(f"Not as saved: {difference}.")
    for log in brought.logs:
        for finding in log.findings[:SHOWN]:
            say(f"{log.log}: {sentence_on(finding)}.")
    if brought.passes:
        say("Every row is as it was saved, and every seal holds.")


def say_drilled(drilled: Drilled) -> None:
    """A drill, for people."""
    say_brought(drilled.brought)
    say(f"RTO: the data would be back after {_span(drilled.back_in)}.")
    say(f"RPO: the backup was {_span(drilled.lost)} old; what came after it would be lost.")
    if drilled.saved and not drilled.saved.archiving:
        say("WAL archiving is off, so in earnest it is as old as your last backup: docs/operations.md, Keep it safe.")


def plain_saved(saved: Saved) -> dict[str, object]:
    """A backup as JSON holds it."""
    return {
        "file": str(saved.file),
        "bytes": saved.bytes,
        "rows": saved.rows,
        "files": saved.files,
        "saved_at": saved.saved_at.isoformat(),
        "seconds": round(saved.seconds, 1),
        "archiving": saved.archiving,
    }


def plain_brought(brought: BroughtBack) -> dict[str, object]:
    """What came back as JSON holds it."""
    return {
        "passes": brought.passes,
        "saved_at": brought.manifest.saved_at.isoformat(),
        "version": brought.manifest.version,
        "rows": brought.rows,
        "files": brought.files,
        "seconds": round(brought.seconds, 1),
        "differences": list(brought.differences),
        "logs": [plain_log(log) for log in brought.logs],
    }


def plain_drilled(drilled: Drilled) -> dict[str, object]:
    """A drill as JSON holds it."""
    return {
        **plain_brought(drilled.brought),
        "archiving": drilled.saved.archiving if drilled.saved else None,
        "rpo_seconds": round(drilled.lost.total_seconds(), 1),
        "rto_seconds": round(drilled.back_in.total_seconds(), 1),
    }


def _span(span: timedelta) -> str:
    minutes, seconds = divmod(span.total_seconds(), 60)
    return f"{minutes:.0f} min {seconds:.0f} s" if minutes else f"{seconds:.0f} s"
