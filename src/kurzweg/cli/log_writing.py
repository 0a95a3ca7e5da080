# SPDX-License-Identifier: EUPL-1.2
"""Writes a log for others, in the format that the ending of the file names."""

from __future__ import annotations

from pathlib import Path

from kurzweg.cli.amounts import counted
from kurzweg.cli.answers import BadInput, tell
from kurzweg.cli.files import whole_file
from kurzweg.engine.eventlog.formats.table_writing import write_csv, write_parquet
from kurzweg.engine.eventlog.formats.writing import write_ocel_json, write_ocel_sqlite
from kurzweg.engine.eventlog.formats.xes_writing import write_xes
from kurzweg.engine.eventlog.log import EventLog

WRITERS = {
    ".json": write_ocel_json, ".jsonocel": write_ocel_json, ".sqlite": write_ocel_sqlite, ".xes": write_xes,
    ".csv": write_csv, ".parquet": write_parquet,
}  # fmt: skip


def can_write(path: Path | None, field: str = "--write") -> None:
    """Refuse early what no log can be written to. Raises `BadInput`."""
    if path is not None and _ending(path) not in WRITERS:
        raise BadInput(
            f'Nothing can be written to "{path.name}".',
            f"Let the name end in {', '.join(sorted(WRITERS))} or .xes.gz.",
            field=field,
        )
    if path is not None and not path.parent.exists():
        raise BadInput(f'There is no folder "{path.parent}".', "Make it first, or name another.", field=field)


def write_log(path: Path | None, log: EventLog) -> None:
    """Write a log in the format that the ending names, whole or not at all; nothing without a path."""
    if path is None:
        return
    with whole_file(path) as part:
        left_out = WRITERS[_ending(path)](log, part)
    without = f"; {counted(left_out, 'event')} without moment, kind or trace left out" if left_out else ""
    tell(f"Written to {path}{without}.")


def _ending(path: Path) -> str:
    """The ending that says the format; only XES may be packed."""
    return Path(path.stem).suffix if path.suffix == ".gz" and path.stem.endswith(".xes") else path.suffix
