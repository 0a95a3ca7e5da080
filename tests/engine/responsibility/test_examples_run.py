# SPDX-License-Identifier: EUPL-1.2
"""The examples in the documentation of responsibility and calling run and show what they print."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

from kurzweg.cli import places
from kurzweg.engine import calling, responsibility

MODULES = [
    places.__name__,
    *(
        f"{package.__name__}.{module.name}"
        for package in (responsibility, calling)
        for module in pkgutil.iter_modules(package.__path__)
    ),
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_show_what_they_print(name: str) -> None:
    results = doctest.testmod(import_module(name))
    assert results.failed == 0


def test_the_front_doors_have_examples() -> None:
    front = ("routing", "checking", "table", "moves", "letters", "boxes")
    counts = {room: doctest.testmod(import_module(f"kurzweg.engine.responsibility.{room}")).attempted for room in front}
    assert all(counts.values())
