# SPDX-License-Identifier: EUPL-1.2
"""Compiles the functions of the simulator; without numba, or told not to, they run as the plain Python they are."""

from __future__ import annotations

import importlib
import importlib.util
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

from kurzweg.engine.simulation.kernels import kept_in

A = TypeVar("A")
F = TypeVar("F", bound=Callable[..., Any])
HAS_COMPILER: Final = os.environ.get("NUMBA_DISABLE_JIT", "0") == "0" and importlib.util.find_spec("numba") is not None


def compiled(function: F) -> F:
    """The function as machine code, kept on disk between runs."""
    if not HAS_COMPILER:
        return function
    numba: Any = importlib.import_module("numba")  # 190 MB that only the simulator needs
    folder = kept_in(Path(function.__code__.co_filename).parent)
    if folder is not None:
        numba.config.CACHE_DIR = str(folder)
    made: F = numba.njit(cache=folder is not None, nogil=True, forceinline=True)(function)
    return made


def _lending() -> Callable[[A], A]:
    if not HAS_COMPILER:
        return _same
    cgutils: Any = importlib.import_module("numba.core.cgutils")
    extending: Any = importlib.import_module("numba.extending")

    @extending.intrinsic  # type: ignore[untyped-decorator]
    def lent(typing: Any, array: Any) -> Any:  # noqa: ARG001 - numba's signature
        def build(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            made = context.make_array(signature.args[0])(context, builder, arguments[0])
            made.meminfo = cgutils.get_null_value(made.meminfo.type)
            return made._getvalue()

        return array(array), build

    borrowed: Callable[[A], A] = lent
    return borrowed


def _same(array: A) -> A:
    return array


borrowed = _lending()
"""The same array without counting who holds it: counting costs more than all the rest of an event.

Only inside a compiled function whose caller holds the array.
"""
