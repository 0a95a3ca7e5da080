# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kurzweg.engine.eventlog.formats import CSV as CSV_NAME
from kurzweg.engine.eventlog.formats import OCEL_JSON, OCEL_SQLITE, Columns, LogError, format_of, read_log
from kurzweg.engine.eventlog.formats import XES as XES_NAME
from kurzweg.engine.eventlog.log import END, INSTANT, NO_TIME, QUEUED, START, EventLog
from tests.engine.eventlog.files import CSV, OCEL, WORK, XES, put, sqlite


def moments(log: EventLog) -> list[str]:
    return ["-" if at == NO_TIME else f"{datetime.fromtimestamp(at / 1e6, UTC):%d %H:%M}" for at in log.at.tolist()]


def words(log: EventLog, column: str) -> list[str]:
    codes = log.more[column] if column in log.more else getattr(log, column)
    return [log.word(column, code) for code in codes.tolist()]


@pytest.mark.parametrize("name", ["log.xes", "log.xes.gz"])
def test_xes_is_read_packed_or_not(tmp_path: Path, name: str) -> None:
    content = XES.encode()
    log, quality = read_log(put(tmp_path, name, gzip.compress(content) if name.endswith("gz") else content))
    assert words(log, "activity") == ["Antrag", "Prüfung", "Antrag"]
    assert words(log, "matter") == ["A1", "A1", "A2"]
    assert words(log, "unit") == ["Servicepoint", "", ""]
    assert moments(log) == ["04 06:00", "04 07:00", "-"]
    assert quality.counts == {"unknown-unit": 2, "default-time": 1, "global-default": 2}


def test_xes_keeps_facts_of_traces_and_leaves_persons_out(tmp_path: Path) -> None:
    log, _ = read_log(put(tmp_path, "log.xes", XES))
    assert log.more == {}
    assert log.facts is not None
    assert {name: [log.word(name, code) for code in codes] for name, codes in log.facts.keys.items()} == {
        "district": ["Zeitz", ""]
    }


def test_xes_phases_are_paired_by_their_number_and_by_nothing_else(tmp_path: Path) -> None:
    log, quality = read_log(put(tmp_path, "log.xes", WORK))
    assert log.phase.tolist() == [QUEUED, START, END, END, INSTANT]
    assert log.work_item.tolist() == [1, 1, 1, 0, 0]
    assert quality.counts["work-without-number"] == 1


def test_csv_finds_its_columns_its_separator_and_german_dates(tmp_path: Path) -> None:
    log, quality = read_log(put(tmp_path, "log.csv", CSV), zone="Europe/Berlin")
    assert words(log, "activity") == ["Antrag", "Bescheid"]
    assert moments(log) == ["04 06:00", "05 08:00"]
    assert words(log, "unit") == ["Servicepoint", ""]
    assert log.facts is not None
    assert log.names["Kreis"] == ("", "Zeitz")
    assert quality.counts == {"unknown-unit": 1, "naive-time": 1}


def test_csv_columns_can_be_named(tmp_path: Path) -> None:
    path = put(tmp_path, "log.csv", "a,b,c,d\n1,x,2026-05-04T08:00:00Z,u\n")
    log, _ = read_log(path, columns=Columns(trace="a", activity="b", time="c", unit="d"))
    assert (words(log, "matter"), words(log, "activity"), words(log, "unit")) == (["1"], ["x"], ["u"])


@pytest.mark.parametrize(
    ("content", "columns", "said"),
    [
        ("a,b\n1,2\n", Columns(), "line 1, --trace: No column is known to be the trace. Name it by --trace."),
        ("case,activity,time\n", Columns(time="tim"), 'line 1, --time: There is no column "tim". Did you mean time?'),
        ("case,activity,time\n1,2\n", Columns(), "line 2: The row has 2 values, the head 3. Quote values"),
        ("case,case,time\n", Columns(), 'line 1, "case": Two columns have one name.'),
    ],
)
def test_csv_that_does_not_fit_is_refused_with_its_line(
    tmp_path: Path, content: str, columns: Columns, said: str
) -> None:
    path = put(tmp_path, "log.csv", content)
    with pytest.raises(LogError) as refused:
        read_log(path, columns=columns)
    assert str(refused.value).startswith(f"{path}, {said}")


def test_ocel_json_with_circles_and_links_that_lead_nowhere(tmp_path: Path) -> None:
    log, quality = read_log(put(tmp_path, "log.jsonocel", OCEL))
    assert words(log, "activity") == ["Antrag", "Bescheid"]
    assert words(log, "matter") == ["M1", "M1"]
    assert words(log, "unit") == ["U1", ""]
    assert words(log, "channel") == ["post", ""]
    assert log.objects is not None
    assert (len(log.objects), len(log.objects.event), len(log.objects.source)) == (3, 4, 2)
    assert quality.counts == {"unknown-unit": 1, "dangling-link": 1}


def test_ocel_sqlite_in_the_order_of_its_events(tmp_path: Path) -> None:
    log, quality = read_log(sqlite(tmp_path, ""))
    assert log.event_id.tolist() == [2, 1]
    assert words(log, "matter") == ["M1", "M1"]
    assert moments(log) == ["04 08:00", "04 08:00"]
    assert log.objects is not None
    assert log.objects.attributes is not None
    assert log.objects.attributes.values == ("", "A2")
    assert quality.counts == {"unknown-unit": 2, "dangling-link": 1}


def test_a_table_of_parquet_is_read_as_one_of_text_is(tmp_path: Path) -> None:
    import duckdb  # noqa: PLC0415 - the extra is needed here only

    path = tmp_path / "log.parquet"
    made = duckdb.sql(
        "select 'A' || i as case_id, 'Antrag' as activity, timestamptz '2026-05-04 08:00:00+00' as time, null as unit"
        " from range(3) t(i)"
    )
    assert made is not None
    made.write_parquet(str(path))
    log, quality = read_log(path)
    assert (words(log, "matter"), moments(log)) == (["A0", "A1", "A2"], ["04 08:00"] * 3)
    assert quality.counts == {"unknown-unit": 3}


def test_the_format_is_told_by_the_content_and_not_by_the_name(tmp_path: Path) -> None:
    assert format_of(put(tmp_path, "a.csv", XES)) == XES_NAME
    assert format_of(put(tmp_path, "b.xes", OCEL)) == OCEL_JSON
    assert format_of(put(tmp_path, "c.json", CSV)) == CSV_NAME
    assert format_of(sqlite(tmp_path, "")) == OCEL_SQLITE


def test_words_for_unknown_are_no_unit(tmp_path: Path) -> None:
    rows = "".join(f"1,x,2026-05-04T08:00:00Z,{unit}\n" for unit in ("UNKNOWN", "n/a", "Jugendamt"))
    log, quality = read_log(put(tmp_path, "log.csv", "case,activity,time,unit\n" + rows))
    assert log.names["unit"] == ("", "Jugendamt")
    assert quality.counts == {"unknown-unit": 2, "unit-placeholder": 2}
    assert quality.sentences() == (
        "2 steps have no unit; what borders on them is no hand-over.",
        "2 units are written as words for unknown; they count as unknown.",
    )
