# SPDX-License-Identifier: EUPL-1.2
"""Every example in a docstring runs and shows what it prints; every function that an engine room offers has one."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

import kurzweg
from kurzweg import engine

SOURCES = Path(kurzweg.__path__[0])
PROMPT = ">>>"
WITH_EXAMPLES = sorted(
    ".".join(path.relative_to(SOURCES.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in SOURCES.rglob("*.py")
    if PROMPT in path.read_text("utf-8")
)
ROOMS = [f"{engine.__name__}.{room.name}" for room in pkgutil.iter_modules(engine.__path__)]


def failed_and_tried(module: ModuleType) -> tuple[int, bool]:
    results = doctest.testmod(module)
    return results.failed, results.attempted > 0


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_the_examples_of_a_module_show_what_they_print(name: str) -> None:
    assert failed_and_tried(import_module(name)) == (0, True)


@pytest.mark.parametrize("name", ROOMS)
def test_every_function_at_the_front_door_of_a_room_has_an_example(name: str) -> None:
    room = import_module(name)
    offered = {word: getattr(room, word) for word in getattr(room, "__all__", ())}
    functions = {word: thing for word, thing in offered.items() if isinstance(thing, FunctionType)}
    assert [word for word, function in functions.items() if PROMPT not in (function.__doc__ or "")] == []


def test_an_example_that_shows_something_else_is_found() -> None:
    assert failed_and_tried(ModuleType("wrong", ">>> 1 + 1\n3\n")) == (1, True)


def test_a_module_without_an_example_is_not_taken_for_one_with_right_ones() -> None:
    assert failed_and_tried(ModuleType("silent", "Nothing to see here.")) == (0, False)
