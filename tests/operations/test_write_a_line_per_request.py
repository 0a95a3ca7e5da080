# SPDX-License-Identifier: EUPL-1.2
"""Each request leaves one line that says how it went, and nothing of whom it was about."""

from __future__ import annotations

import json
import logging
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from psycopg_pool import ConnectionPool, PoolTimeout

from kurzweg.config import log_files
from kurzweg.config.environment import SettingError
from kurzweg.operations.log_lines import JsonLines, OneSentence
from kurzweg.walls.identity import ANONYMOUS, acting_as
from kurzweg.walls.trace import current_trace, traced
from tests.database import behind_the_wall
from tests.everywhere.addresses import furnish
from tests.world import World


@pytest.fixture
def lines(tmp_path: Path) -> Iterator[Path]:
    """The file into which a web process writes its lines."""
    file = tmp_path / "web.jsonl"
    handler = logging.FileHandler(file)
    handler.setFormatter(JsonLines())
    loggers = [logging.getLogger(name) for name in ("kurzweg.requests", "kurzweg.faults", "django.request")]
    for logger in loggers:
        logger.addHandler(handler)
    yield file
    for logger in loggers:
        logger.removeHandler(handler)
    handler.close()


def written(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def test_a_line_says_page_and_outcome_and_as_what_somebody_asked(world: World, lines: Path) -> None:
    answer = world.browser(world.brandt).get("/anliegen/")
    (line,) = written(lines)
    assert line.pop("request") == answer.headers["X-Request-ID"]
    assert isinstance(line.pop("ms"), float)
    line.pop("at")
    assert line == {
        "level": "info", "from": "kurzweg.requests", "page": "matters:worklist", "method": "GET", "status": 200,
        "as": "staff",
    }  # fmt: skip


def test_no_name_no_key_and_no_number_of_a_person_gets_into_the_lines(world: World, lines: Path) -> None:
    office = furnish(world)
    clerk, passer_by = office.browser("brandt"), Client()
    canaries = ["Warsame", "Kanarienvogel", office.secret, *(office.words[word] for word in ("number", "case", "key"))]
    for client in (clerk, passer_by):
        client.get(office.address("matters:matter", "number"))
        client.get(office.address("cases:case", "case"))
        client.get(office.address("cases:person", "key"))
        client.get(office.address("matters:enter", "secret"))
        client.get("/?q=Kanarienvogel")
        client.get("/Kanarienvogel/Warsame/")
        client.post("/personen/", {"q": "Warsame"})
        client.post("/anmelden/", {"username": "Kanarienvogel", "password": "Warsame"})
        client.get("/", headers={"User-Agent": "Kanarienvogel", "X-Request-ID": "Kanarienvogel"})
    text = lines.read_text()
    assert len(written(lines)) == 18
    assert [canary for canary in canaries if canary in text] == []


def test_the_number_of_a_request_stands_in_the_access_log_too(world: World) -> None:
    office = furnish(world)
    answer = office.browser("brandt").get(office.address("matters:matter", "number"))
    with behind_the_wall(), connection.cursor() as cursor:
        cursor.execute("select distinct request from accounts_accessentry")
        assert cursor.fetchall() == [(uuid.UUID(answer.headers["X-Request-ID"]),)]


def test_the_number_of_a_request_stands_beside_its_statements(world: World) -> None:
    with traced() as number, acting_as(ANONYMOUS), connection.cursor() as cursor:
        assert current_trace() == number
        cursor.execute("select application_name from pg_stat_activity where pid = pg_backend_pid()")
        assert cursor.fetchone() == (f"kurzweg {number.hex}",)


def test_two_requests_have_two_numbers(visitor: Client) -> None:
    one, other = (visitor.get("/health/live").headers["X-Request-ID"] for _ask in range(2))
    assert uuid.UUID(one) != uuid.UUID(other)


def test_an_exception_is_named_and_its_words_are_left_out() -> None:
    record = logging.LogRecord("x", logging.ERROR, "", 1, "It fell", (), (ValueError, ValueError("Warsame"), None))
    said = json.loads(JsonLines().format(record))
    assert (said["text"], said["exception"]) == ("It fell", "ValueError")
    assert "Warsame" not in json.dumps(said)


def test_a_database_that_is_away_is_told_in_one_sentence() -> None:
    kept, records = OneSentence(), []
    for number in range(5):
        record = logging.LogRecord("psycopg.pool", logging.WARNING, "", 1, "error connecting in %r", (number,), None)
        if kept.filter(record):
            records.append(record.getMessage())
    assert records == ["The database does not answer; it is asked again until it does."]


def test_a_pool_without_a_database_says_one_sentence() -> None:
    logger, told = logging.getLogger("psycopg.pool"), Told()
    told.addFilter(OneSentence())
    logger.addHandler(told)
    pool = ConnectionPool("host=/tmp/nobody-listens-here", min_size=2, timeout=0.5, open=True)
    try:
        with pytest.raises(PoolTimeout):
            pool.getconn()
    finally:
        pool.close()
        logger.removeHandler(told)
    assert told.lines == ["The database does not answer; it is asked again until it does."]


class Told(logging.Handler):
    """Keeps what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.mark.parametrize("sent", [{str(n): "" for n in range(3000)}, {"a": "b" * 3_000_000}], ids=["many", "big"])
def test_a_stranger_who_sends_too_much_fills_no_terminal(
    db: None, visitor: Client, lines: Path, caplog: pytest.LogCaptureFixture, sent: dict[str, str]
) -> None:
    assert visitor.post("/anmelden/", sent).status_code == 400
    assert [record.name for record in caplog.records] == ["kurzweg.requests"]
    assert [line["status"] for line in written(lines)] == [400]


@pytest.mark.parametrize(("where", "handler"), [("stderr", "logging.StreamHandler"), ("", "")])
def test_log_lines_go_where_the_operator_wants(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, handler: str
) -> None:
    monkeypatch.setenv(log_files.WHERE, where or "irgendwohin")
    if not where:
        with pytest.raises(SettingError, match="no place for log lines"):
            log_files.logging(tmp_path)
        return
    assert log_files.logging(tmp_path)["handlers"]["machine"]["class"] == handler
    assert list(tmp_path.iterdir()) == []


def test_each_process_writes_a_file_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(log_files.PROCESS, "worker")
    assert log_files.logging(tmp_path)["handlers"]["machine"]["filename"] == str(tmp_path / "logs" / "worker.jsonl")
