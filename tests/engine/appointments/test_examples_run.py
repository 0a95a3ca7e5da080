# SPDX-License-Identifier: EUPL-1.2
"""The examples in the documentation of appointments run and show what they print."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

from kurzweg.engine import appointments

MODULES = [f"{appointments.__name__}.{module.name}" for module in pkgutil.iter_modules(appointments.__path__)]


@pytest.mark.parametrize("name", [appointments.__name__, *MODULES])
def test_examples_show_what_they_print(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
