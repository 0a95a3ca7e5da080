# SPDX-License-Identifier: EUPL-1.2
"""Whatever a file holds, the reader is told where it is broken and what to do; nothing fills the memory."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kurzweg.engine.eventlog.columns import LIMITS
from kurzweg.engine.eventlog.formats import LogError, format_of, read_log
from kurzweg.engine.eventlog.formats.tables import read_csv
from kurzweg.engine.eventlog.formats.xes import read_xes
from kurzweg.engine.eventlog.log import NO_TIME
from tests.engine.eventlog.files import CSV, OCEL, XES, put, sqlite

BOMB = """<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<log><trace><string key="concept:name" value="&b;"/></trace></log>"""
OUTSIDE = '<!DOCTYPE log [<!ENTITY a SYSTEM "file:///etc/passwd">]><log><trace>&a;</trace></log>'


def broken(old: str, new: str, text: str = OCEL) -> str:
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BOMB, "line 1, DOCTYPE: The file declares entities of its own."),
        (OUTSIDE, "line 1, DOCTYPE: The file declares entities of its own."),
        (XES[:-60], "line 17: The XML is broken: unclosed token."),
        (XES[:-7], "line 19: The XML is broken: it ends before the log does."),
        (XES.replace("Servicepoint", "\x01"), "line 10: The XML is broken: not well-formed (invalid token)"),
        (XES.encode().replace("ü".encode(), b"\xfc"), "line 11: The XML is broken: not well-formed (invalid token)"),
        (XES.replace("UTF-8", "EBCDIC-X"), "line 1: The file says it is written in an encoding that cannot be read"),
        ("<html/>", "line 1: The file begins with <html>, not with <log>."),
        ("<log>" + "<list>" * 100, "line 1: Elements lie deeper than 64 levels."),
        ("<log><trace><string value='x'/></trace></log>", "line 1: An attribute of <trace> has no key or no value."),
        (f"<log><trace><string key='a' value='{'x' * 20_000}'/></trace></log>", "line 1, a: A value is longer than"),
        ("", "The file is empty."),
        (b"\x00\x01\x02\x03", "The file is no log that is known."),
        (gzip.compress(XES.encode())[:-20], "The packed file is cut off after"),
        (gzip.compress(XES.encode() * 50)[:60] + b"junk" * 50, "The packed file is damaged after 0"),
        (CSV.encode("latin-1"), "line 1: Byte 13 of the line is no UTF-8. Save the file as UTF-8"),
        (broken('"id": "e2"', '"id": "e1"'), 'line 13, events[1]: Two events have the id "e1". Ids must be unique.'),
        (broken('"id": "M2"', '"id": "M1"'), 'line 8, objects[1]: Two objects have the id "M1".'),
        (broken('"time": "2026-05-04T08:00:00Z"', '"time": 7'), 'events[0].time: time is "7", no text.'),
        (broken('"relationships": [{"objectId": "M2"', '"relationships": 3, "x": [{"objectId": "M2"'), "no list."),
        (broken('"value": "post"', '"value": {"a": 1}'), "events[0].attributes[0].value: value is"),
        (broken('"value": "post"', '"value": NaN'), "The JSON is broken: NaN is no number of JSON."),
        (broken('"value": "post"', f'"value": {"9" * 5_000}'), "The JSON is broken: A number is too long."),
        (OCEL[:-200], "The JSON is broken:"),
        (OCEL + "x", "line 16: The JSON is broken: Something stands behind the end of the document."),
        ("[" * 100_000, 'line 1: The JSON is broken: "{" is expected here.'),
        ('{"events": [' + "[" * 200_000, "The JSON is broken:"),
        ('{"a": 1}', 'line 1: There is no list "events".'),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_place_and_mend(tmp_path: Path, content: str | bytes, said: str) -> None:
    path = put(tmp_path, "log", content)
    with pytest.raises(LogError) as refused:
        read_log(path)
    (problem,) = refused.value.problems
    assert said in str(refused.value)
    assert problem.file == str(path)
    assert problem.mend


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("drop table event_object", "event_object: The table event_object or its column"),
        ("drop table event_A; create view event_A as select 1", 'There is no table "event_A" for the type "Antrag"'),
        ("insert into event values ('e1', 'Antrag')", 'event: Two events have the id "e1".'),
        ("insert into event_A values ('e1', '2026-05-04', null)", 'event_A: Two events have the id "e1".'),
        ("insert into object values ('M1', 'matter')", 'object: Two objects have the id "M1".'),
        ("update event_A set channel = x'00ff' where ocel_id = 'e1'", "event_A.channel, row 1: The value is no text"),
        ("update event_A set channel = printf('%.20000c', 'x')", "event_A.channel, row 1: The value is longer than"),
    ],
)
def test_a_broken_sqlite_file_is_refused_with_its_table(tmp_path: Path, script: str, said: str) -> None:
    with pytest.raises(LogError) as refused:
        read_log(sqlite(tmp_path, script))
    assert said in str(refused.value)


def test_a_cut_off_sqlite_file_is_refused(tmp_path: Path) -> None:
    whole = sqlite(tmp_path, "").read_bytes()
    with pytest.raises(LogError, match="SQLite cannot read the file"):
        read_log(put(tmp_path, "cut", whole[: len(whole) // 2]))


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "log.csv"
    os.mkfifo(pipe)
    writer = os.open(pipe, os.O_RDWR)  # else a reader that opens it would never come back to fail
    os.write(writer, CSV.encode())
    try:
        with pytest.raises(LogError, match="This is a pipe or a device"):
            format_of(pipe)
    finally:
        os.close(writer)


def test_a_value_of_a_parquet_file_that_is_too_long_is_refused_with_its_row(tmp_path: Path) -> None:
    import duckdb  # noqa: PLC0415 - the extra is needed here only

    path = tmp_path / "log.parquet"
    rows = "select 'c' \"case\", 'x' activity, '2026-05-04' \"time\", repeat('a', 20000) note"
    duckdb.execute(f"copy ({rows}) to '{path}' (format parquet)")
    with pytest.raises(LogError, match='line 1, "note": The value is longer than 10,000 letters'):
        read_log(path)


def test_moments_beyond_belief_are_told_and_measured_nowhere(tmp_path: Path) -> None:
    years = ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "1970-01-01T00:00:00Z", "", "soon", "31.02.2026")
    rows = "".join(f"1,x,{year},U\n" for year in years)
    log, quality = read_log(put(tmp_path, "log.csv", "case,activity,time,unit\n" + rows))
    assert log.at.tolist() == [NO_TIME] * 6
    assert quality.counts == {"missing-time": 1, "unreadable-time": 2, "default-time": 1, "unlikely-time": 2}


def test_as_many_activities_as_events_are_refused_within_the_first_of_them(tmp_path: Path) -> None:
    rows = "".join(f"1,a{number},2026-05-04T08:00:00Z\n" for number in range(40_000))
    with pytest.raises(LogError, match=r"line 20002: More than 20,000 different values of activity"):
        read_log(put(tmp_path, "log.csv", "case,activity,time\n" + rows))


def test_more_events_than_allowed_are_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "log.xes", XES)
    with pytest.raises(LogError, match=r"line 17: The log has more than 2 events. Split it by years"):
        read_xes(path, limits=replace(LIMITS, events=2))


def test_an_event_without_an_end_of_attributes_is_refused(tmp_path: Path) -> None:
    many = "".join(f'<string key="k{n}" value="x"/>' for n in range(8))
    log = f"<log><trace><event>{many}</event>\n<event>{many}</event></trace></log>"
    path = put(tmp_path, "log.xes", log)
    with pytest.raises(LogError, match=r"log.xes, line 1: One <event> has more than 7 attributes\."):
        read_xes(path, limits=replace(LIMITS, attributes=7))
    assert len(read_xes(path, limits=replace(LIMITS, attributes=8))[0]) == 2


def test_an_attribute_with_too_many_values_is_left_out_and_told(tmp_path: Path) -> None:
    rows = "".join(f"1,x,2026-05-04T08:00:00Z,U,free text {number},A\n" for number in range(30))
    path = put(tmp_path, "log.csv", "case,activity,time,unit,note,kind\n" + rows)
    log, quality = read_csv(path, limits=replace(LIMITS, values=20))
    assert set(log.more) == {"kind"}
    assert quality.counts == {"dropped-column": 1}


HUGE = {
    "one line without an end": (b"case,activity,time\n", b"x" * 65_536, 1_000),
    "one value without an end": (b"<log><trace><string key='a' value='", b"x" * 65_536, 1_000),
    "one element without an end": (b'{"events": [{"id": "', b"x" * 65_536, 1_000),
    "blanks without an end": (b'{"events": [', b" " * 65_536, 1_000),
}
READ = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (900 << 20, 900 << 20))
from kurzweg.engine.eventlog.formats import LogError, format_of, read_log
try:
    read_log(Path(sys.argv[1]))
except LogError as error:
    print(error)
"""


@pytest.mark.parametrize("name", HUGE)
def test_what_unpacks_without_an_end_is_refused_in_bounded_memory(tmp_path: Path, name: str) -> None:
    head, part, times = HUGE[name]
    path = tmp_path / "bomb.gz"
    with gzip.open(path, "wb", compresslevel=1) as out:
        out.write(head)
        for _ in range(times):
            out.write(part)
    run = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-500:]
    assert run.stdout.startswith(str(path)), run.stdout
