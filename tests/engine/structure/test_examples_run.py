# SPDX-License-Identifier: EUPL-1.2
"""Every example in a docstring of the package shows what it says."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

import kurzweg.engine.structure as package

MODULES = ["", *(f".{module.name}" for module in pkgutil.iter_modules(package.__path__))]


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_a_module_run(module: str) -> None:
    assert doctest.testmod(import_module(f"{package.__name__}{module}")).failed == 0


def test_what_is_exported_is_documented() -> None:
    functions = [getattr(package, name) for name in package.__all__ if name.islower() and name != "example"]
    assert all(">>>" in (function.__doc__ or "") for function in functions)
