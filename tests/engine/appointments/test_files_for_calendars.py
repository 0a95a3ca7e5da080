# SPDX-License-Identifier: EUPL-1.2
"""The file of an appointment says the same to every calendar: two readers by other people are asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from kurzweg.engine.appointments import Entry, calendar

BERLIN = ZoneInfo("Europe/Berlin")
STAMP = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def entry(start: datetime = STAMP, summary: str = "Termin", **more: Any) -> Entry:
    return Entry(
        uid="a1@amt", sequence=0, stamp=STAMP, start=start, end=start + timedelta(minutes=20), summary=summary, **more
    )


def whole(file: bytes) -> Any:
    """What `icalendar` understands."""
    return icalendar.Calendar.from_ical(file)


def read(file: bytes) -> Any:
    (event,) = whole(file).walk("VEVENT")
    return event


def read_again(file: bytes) -> Any:
    """What `vobject` understands."""
    return vobject.readOne(file.decode()).vevent


@pytest.mark.parametrize(
    "shown", ["2026-03-27 09:00", "2026-03-30 09:00", "2026-10-23 09:00", "2026-10-26 09:00"],
    ids=["before summer time", "after it began", "before it ends", "after it ended"],
)  # fmt: skip
def test_nine_o_clock_is_nine_o_clock_on_both_sides_of_a_clock_change(shown: str) -> None:
    start = datetime.fromisoformat(shown).replace(tzinfo=BERLIN)
    file = calendar(entry(start))
    by_one = read(file)["DTSTART"].dt
    by_other = read_again(file).dtstart.value
    assert f"{by_one.astimezone(BERLIN):%Y-%m-%d %H:%M}" == shown
    assert f"{by_other.astimezone(BERLIN):%Y-%m-%d %H:%M}" == shown


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_a_text_of_any_script_arrives_letter_by_letter(text: str) -> None:
    file = calendar(entry(summary="Termin", location=text, description=f"{text}\n{text}"))
    event = read(file)
    assert str(event.get("LOCATION", "")) == text
    assert str(event.get("DESCRIPTION", "")) == f"{text}\n{text}"
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))


def test_both_readers_agree_on_everything_that_is_said() -> None:
    told = entry(summary="موعد; 9:00, Zimmer 1\\2", location="Haus der Kurzen Wege, Musterstraße 1")
    file = calendar(told)
    event, other = read(file), read_again(file)
    for name in ("UID", "SUMMARY", "LOCATION", "STATUS"):
        assert str(event[name]) == str(getattr(other, name.lower()).value)
    assert str(event["SUMMARY"]) == told.summary
    assert event["DTEND"].dt == other.dtend.value == told.end


def test_a_moved_appointment_keeps_its_name_and_counts_on() -> None:
    first = read(calendar(entry()))
    moved = read(calendar(Entry(uid="a1@amt", sequence=1, stamp=STAMP, start=STAMP, end=STAMP, summary="Termin")))
    assert (str(first["UID"]), int(first["SEQUENCE"])) == ("a1@amt", 0)
    assert (str(moved["UID"]), int(moved["SEQUENCE"])) == ("a1@amt", 1)


def test_a_cancelled_appointment_tells_the_calendar_to_take_it_out() -> None:
    file = calendar(entry(is_cancelled=True, reminders=(timedelta(hours=2),)))
    assert str(whole(file)["METHOD"]) == "CANCEL"
    assert str(read(file)["STATUS"]) == "CANCELLED"
    assert b"VALARM" not in file


def test_a_reminder_comes_as_long_before_as_it_should() -> None:
    file = calendar(entry(reminders=(timedelta(days=1), timedelta(hours=2))))
    alarms = whole(file).walk("VALARM")
    assert [alarm["TRIGGER"].dt for alarm in alarms] == [timedelta(days=-1), timedelta(hours=-2)]


def test_what_is_only_held_says_so() -> None:
    assert str(read(calendar(entry(is_confirmed=False)))["STATUS"]) == "TENTATIVE"


def test_letters_that_no_calendar_may_hold_are_left_out() -> None:
    assert str(read(calendar(entry(summary="Ter\x00min\x07")))["SUMMARY"]) == "Termin"


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        calendar(entry(datetime(2026, 11, 30, 9, 0)))  # noqa: DTZ001
