# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from kurzweg.engine.eventlog.log import COLUMNS, INSTANT, NO_TIME, BadLog, EventLog


def two(**columns: Any) -> EventLog:
    return EventLog(at=np.array([5, 3]), activity=np.array([1, 2], np.uint16), **columns)


def test_what_is_not_given_is_unknown_for_every_event() -> None:
    log = two()
    told = {name: getattr(log, name).tolist() for name in COLUMNS}
    unknown = {name: [0, 0] for name in COLUMNS}
    assert told == unknown | {
        "at": [5, 3], "activity": [1, 2], "event_id": [1, 2], "recorded_at": [5, 3], "phase": [INSTANT, INSTANT],
    }  # fmt: skip


def test_a_code_is_spoken_by_its_word_and_without_one_as_a_number() -> None:
    log = two(names={"unit": ("", "Servicepoint")})
    assert [log.word("unit", code) for code in (0, 1, 2)] == ["", "Servicepoint", "2"]
    assert log.word("site", 4) == "4"


def test_nobody_writes_through_the_log() -> None:
    own = np.array([4, 4])
    log = two(unit=own)
    with pytest.raises(ValueError, match="read-only"):
        log.unit[0] = 1
    own[0] = 9  # whoever made the array keeps it
    assert log.unit.tolist() == [9, 4]


@pytest.mark.parametrize(
    ("column", "said"),
    [
        (np.array([1]), "unit has 1 events, the log 2. Give one number for each event."),
        (np.array([1.5, 2]), "unit is no row of whole numbers. Give a numpy array of integers."),
        (np.array([[1], [2]]), "unit is no row of whole numbers. Give a numpy array of integers."),
        ([1, 2], "unit is no row of whole numbers. Give a numpy array of integers."),
    ],
)
def test_columns_that_cannot_be_one_log_are_refused(column: Any, said: str) -> None:
    with pytest.raises(BadLog, match=re.escape(said)):
        two(unit=column)


def test_a_log_may_be_empty() -> None:
    nothing = np.empty(0, np.int64)
    assert len(EventLog(at=nothing, activity=nothing)) == 0
    assert NO_TIME < 0
