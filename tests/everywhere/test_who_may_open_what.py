# SPDX-License-Identifier: EUPL-1.2
"""Roles × pages: the table `roles_and_pages.txt` is read by people and kept by this test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction

from tests.everywhere.addresses import HOLDER, NOBODY, Office, all_patterns, furnish
from tests.world import PEOPLE, World

TABLE = Path(__file__).with_name("roles_and_pages.txt")
STREAMS = {"servicepoint:live"}
"""A stream of hints has no end; who may listen to what is tested beside the counter."""


@dataclass(frozen=True)
class Row:
    """One line of the table: a method, a page with its words, and the answer for each column."""

    method: str
    page: str
    words: tuple[str, ...]
    answers: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        return " ".join((self.method, self.page, *self.words))


def rows() -> Iterator[Row]:
    """The lines of the table; its first line names the columns."""
    lines = [line.split() for line in TABLE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    head, *body = lines
    people = head[head.index("|") + 1 :]
    for line in body:
        bar = line.index("|")
        method, page, *words = line[:bar]
        yield Row(method, page, tuple(words), tuple(zip(people, map(int, line[bar + 1 :]), strict=True)))


ROWS = list(rows())
THINGS = {
    "number",
    "offered",
    "case",
    "key",
    "known",
    "shared",
    "participation",
    "request",
    "grant",
    "notice",
    "draft",
    "absence",
}
"""Words of addresses that speak of something behind a wall."""
OF_A_THING = [row for row in ROWS if THINGS & set(row.words)]


@pytest.fixture
def office(world: World) -> Office:
    return furnish(world)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_who_may_open_what(row: Row, office: Office) -> None:
    given = []
    for who, _answer in row.answers:
        client = office.browser(who)
        with transaction.atomic():  # what one of them did must not change the answer to the next
            answer = client.generic(row.method, office.address(row.page, *row.words))
            given.append((who, answer.status_code))
            transaction.set_rollback(True)
    assert tuple(given) == row.answers


def test_no_page_is_without_a_row() -> None:
    assert {row.page for row in ROWS} == {name for name, _pattern in all_patterns()} - STREAMS


def test_no_person_of_the_house_is_without_a_column() -> None:
    columns = {who for row in ROWS for who, _answer in row.answers}
    assert columns == {NOBODY, HOLDER, *(username for username, *_rest in PEOPLE)}


@pytest.mark.parametrize("row", OF_A_THING, ids=str)
def test_foreign_and_missing_answer_alike(row: Row, office: Office) -> None:
    dahl = office.browser("dahl")
    answers = []
    for is_missing in (False, True):
        with transaction.atomic():
            answer = dahl.generic(row.method, address := office.address(row.page, *row.words, missing=is_missing))
            answers.append((answer.status_code, answer.text.replace(address, "")))
            transaction.set_rollback(True)
    assert answers[0] == answers[1]
    assert answers[0][0] == 404
