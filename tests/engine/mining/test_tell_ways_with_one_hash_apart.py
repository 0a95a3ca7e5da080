# SPDX-License-Identifier: EUPL-1.2
"""Ways are found by hash; two that share one are still two."""

from __future__ import annotations

import numpy as np
import pytest

from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.mining import variants as room
from kurzweg.engine.mining.flattening import flatten
from kurzweg.engine.mining.ordering import Whole
from kurzweg.engine.mining.traces import Traces

TWO_WAYS = EventLog(at=np.arange(6), activity=np.array([1, 2, 1, 3, 1, 2]), matter=np.array([1, 1, 2, 2, 3, 3]))


def clashing(monkeypatch: pytest.MonkeyPatch, hashes: list[int], tries: int) -> None:
    truly = room._hashes

    def stubborn(traces: Traces, seed: int) -> Whole:
        return np.array(hashes, np.uint64) if seed - room.SEED < tries else truly(traces, seed)

    monkeypatch.setattr(room, "_hashes", stubborn)


def test_whole_hashes_are_taken_where_their_beginnings_are_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    clashing(monkeypatch, [5, 4, 5], tries=2)  # alike but for the last bit
    told = room.variants(flatten(TWO_WAYS))
    assert (told.count.tolist(), told.example.tolist(), told.of.tolist()) == ([2, 1], [0, 1], [0, 1, 0])


def test_another_seed_tells_apart_what_one_seed_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    clashing(monkeypatch, [7, 7, 7], tries=2)
    assert room.variants(flatten(TWO_WAYS)).count.tolist() == [2, 1]


def test_a_log_made_to_mislead_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    clashing(monkeypatch, [7, 7, 7], tries=room.TRIES)
    with pytest.raises(room.HashClash):
        room.variants(flatten(TWO_WAYS))
