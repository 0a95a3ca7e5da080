# SPDX-License-Identifier: EUPL-1.2
"""The examples in the documentation of the simulation run and show what they print."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

from kurzweg.engine import simulation

MODULES = [
    simulation.__name__,
    *(module.name for module in pkgutil.walk_packages(simulation.__path__, f"{simulation.__name__}.")),
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_show_what_they_print(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
