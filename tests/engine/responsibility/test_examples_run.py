# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import doctest
from importlib import import_module


def test_the_front_doors_have_examples() -> None:
    front = ("routing", "checking", "table", "moves", "letters", "boxes")
    counts = {room: doctest.testmod(import_module(f"kurzweg.engine.responsibility.{room}")).attempted for room in front}
    assert all(counts.values())
