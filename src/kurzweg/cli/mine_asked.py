# SPDX-License-Identifier: EUPL-1.2
"""Options of `kurzweg mine` for what a log does not say: the spans of services, and which ways are allowed."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from kurzweg.cli.answers import BadInput
from kurzweg.cli.log_reading import read_named
from kurzweg.engine.eventlog.formats import CSV, Columns, format_of
from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.eventlog.sources import lines
from kurzweg.engine.mining import LEAST, Span, UnknownNotion, flatten, usual_edges
from kurzweg.engine.mining.asked import NamedEdge
from kurzweg.services.catalogue import load_catalogue

CATALOGUE: Final = "catalogue"
RULES: Final = {"INACT-VWGO75": Span(months=3), "INACT-SGG88": Span(months=6)}
"""Rules of the catalogue that say by when an application must be decided: § 75 sentence 2 VwGO, § 88 para. 1 SGG."""
SPAN: Final = re.compile(r"([1-9]\d{0,3})([dm]?)")
LONGEST_LINE: Final = 100_000
MOST_EDGES: Final = 100_000


def spans_of(words: Sequence[str], log: EventLog) -> dict[str, Span]:
    """The span of each service. Raises `BadInput`.

    >>> import numpy as np
    >>> log = EventLog(at=np.empty(0, int), activity=np.empty(0, int), names={"service": ("", "duldung")})
    >>> spans_of(["90", "duldung=3m"], log)
    {'': Span(months=0, days=90), 'duldung': Span(months=3, days=0)}
    """
    spans: dict[str, Span] = {}
    if CATALOGUE in words:
        spans = _shipped()
    known = log.names.get("service", ("",))
    for word in words:
        if word == CATALOGUE:
            continue
        service, _, length = word.rpartition("=")
        if service not in known:
            listed = ", ".join(known[1:13]) or "none"
            raise BadInput(f'The log has no service "{service}".', f"There are: {listed}.", field="--within")
        spans[service] = _span(length, word)
    return spans


def model_of(path: Path, notion: str, zone: str, columns: Columns) -> frozenset[NamedEdge]:
    """The allowed edges: a table with the columns from and to, or what a log usually has. Raises `BadInput`."""
    edges = _edges_in(path)
    if edges is not None:
        return edges
    _, log, _ = read_named(path, zone, columns)
    try:
        return usual_edges(flatten(log, notion), LEAST)
    except UnknownNotion as error:
        raise BadInput(str(error), "", file=str(path), field="--model") from None


def _shipped() -> dict[str, Span]:
    """Services whose deadline rules say by when they must be decided."""
    found: dict[str, Span] = {}
    for one in load_catalogue().services.values():
        spans = [RULES[rule] for rule in one.deadline_rules if rule in RULES]
        if spans:
            found[one.id] = min(spans, key=lambda span: span.months)
    return found


def _span(length: str, word: str) -> Span:
    fits = SPAN.fullmatch(length)
    if fits is None:
        mend = 'Write "90" for days, "3m" for months, "duldung=3m" for one service, or "catalogue".'
        raise BadInput(f'"{word}" is no span.', mend, field="--within")
    number = int(fits[1])
    return Span(months=number) if fits[2] == "m" else Span(days=number)


def _edges_in(path: Path) -> frozenset[NamedEdge] | None:
    """The edges that a table lists; None when the file is none."""
    if not path.exists() or format_of(path) != CSV:
        return None
    try:
        rows = _rows(path)
    except csv.Error as error:
        raise BadInput(
            f"The table cannot be split: {error}.", "Quote values.", file=str(path), field="--model"
        ) from None
    head = [name.strip().lower() for name in rows[0]] if rows else []
    if not {"from", "to"} <= set(head):
        return None
    places = head.index("from"), head.index("to")
    found: set[NamedEdge] = set()
    for number, row in enumerate(rows[1:], 2):
        if row and len(row) <= max(places):
            raise BadInput(
                "The row is shorter than the head.", "Write from,to.", file=str(path), line=number, field="--model"
            )
        if row:
            found.add((row[places[0]].strip(), row[places[1]].strip()))
    return frozenset(found)


def _rows(path: Path) -> list[list[str]]:
    """The rows of a table of edges; of another table only the head."""
    source = lines(path, LONGEST_LINE)
    head = next(source, "")
    split = max(",;\t", key=head.count)
    names = next(csv.reader([head], delimiter=split), [])
    if not {"from", "to"} <= {name.strip().lower() for name in names}:
        return [names]
    rows = [names, *islice(csv.reader(source, delimiter=split), MOST_EDGES + 1)]
    if len(rows) > MOST_EDGES + 1:
        cause = f"A model of more than {MOST_EDGES:,} steps allows nearly everything."
        raise BadInput(cause, "Leave the rare ones out.", file=str(path), field="--model")
    return rows
