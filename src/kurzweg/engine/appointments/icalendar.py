# SPDX-License-Identifier: EUPL-1.2
"""An appointment as a file that every calendar reads (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LONGEST_LINE = 75
"""Octets, not letters; longer lines go on after a line break and a space (RFC 5545 §3.1)."""
PRODUCT = "-//kurzweg//Termin//DE"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a calendar shows of one appointment.

    `uid` stays the same for ever, `sequence` grows with every change (§3.8.7.4): so a moved appointment replaces the
    old one in the calendar, and a cancelled one goes. `stamp` is when it was changed last. `reminders` say how long
    before it the calendar speaks up.
    """

    uid: str
    sequence: int
    stamp: datetime
    start: datetime
    end: datetime
    summary: str
    location: str = ""
    description: str = ""
    is_confirmed: bool = True
    is_cancelled: bool = False
    reminders: tuple[timedelta, ...] = ()


def calendar(entry: Entry) -> bytes:
    r"""The file of one appointment, in UTF-8 with the line ends that the standard asks for.

    Moments are written in UTC, so that they are true on both sides of a change of the clocks without a table of the
    time zone. Text of any script is kept; control characters are left out. Raises `ValueError` for a moment without a
    time zone.

    >>> at = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
    >>> file = calendar(Entry(uid="1@amt", sequence=2, stamp=at, start=at, end=at, summary="Termin; Zimmer 1, links"))
    >>> [line for line in file.decode().split("\r\n") if line.startswith(("SEQ", "SUM", "DTSTART"))]
    ['SEQUENCE:2', 'DTSTART:20261130T090000Z', 'SUMMARY:Termin\\; Zimmer 1\\, links']
    """
    return b"".join(_folded(line) for line in _lines(entry))


def _lines(entry: Entry) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN")
    yield "METHOD:CANCEL" if entry.is_cancelled else "METHOD:PUBLISH"
    yield from ("BEGIN:VEVENT", f"UID:{_text(entry.uid)}", f"SEQUENCE:{entry.sequence}")
    yield from (f"DTSTAMP:{_moment(entry.stamp)}", f"DTSTART:{_moment(entry.start)}", f"DTEND:{_moment(entry.end)}")
    yield f"SUMMARY:{_text(entry.summary)}"
    if entry.location:
        yield f"LOCATION:{_text(entry.location)}"
    if entry.description:
        yield f"DESCRIPTION:{_text(entry.description)}"
    yield f"STATUS:{_status(entry)}"
    yield "CLASS:PRIVATE"
    for before in () if entry.is_cancelled else entry.reminders:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(entry.summary)}")
        yield from (f"TRIGGER:-PT{int(before.total_seconds()) // 60}M", "END:VALARM")
    yield from ("END:VEVENT", "END:VCALENDAR")


def _status(entry: Entry) -> str:
    if entry.is_cancelled:
        return "CANCELLED"
    return "CONFIRMED" if entry.is_confirmed else "TENTATIVE"


def _moment(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone, so nobody knows when that is.")
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """As §3.3.11 escapes it."""
    told = text.replace("\r\n", "\n").replace("\r", "\n")
    told = "".join(letter for letter in told if letter == "\n" or (letter >= " " and letter != "\x7f"))
    for letter in "\\;,":
        told = told.replace(letter, f"\\{letter}")
    return told.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """No line is longer than the standard allows, and none is broken inside a letter."""
    lines, current, room = [], b"", LONGEST_LINE
    for letter in line:
        octets = letter.encode("utf-8", "ignore")
        if len(current) + len(octets) > room:
            lines.append(current)
            current, room = b"", LONGEST_LINE - 1
        current += octets
    return b"\r\n ".join([*lines, current]) + b"\r\n"
