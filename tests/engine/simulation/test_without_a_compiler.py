# SPDX-License-Identifier: EUPL-1.2
"""The simulator runs without numba, to the same log; and who only serves pages never loads it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kurzweg.engine.simulation.kernels import are_kept, kept_in

DAY = """
import sys
if {without}:
    sys.modules["numba"] = None
    import importlib.util
    found = importlib.util.find_spec
    importlib.util.find_spec = lambda name, *more: None if name == "numba" else found(name, *more)
import hashlib
from datetime import date
from kurzweg.engine.responsibility import compile_structure
from kurzweg.engine.simulation import compiling
from kurzweg.engine.simulation.office.playing import Setting, simulate
from kurzweg.engine.structure import example
log = simulate(compile_structure(example(), {{}}), Setting(first=date(2026, 3, 2), days=5)).log
said = b"".join(getattr(log, name).tobytes() for name in ("at", "event_id", "activity", "unit", "matter"))
print(compiling.HAS_COMPILER, len(log), hashlib.sha256(said).hexdigest())
"""
PAGES = """
import sys
import kurzweg.config.asgi
from django.urls import get_resolver

def walk(patterns):
    for one in patterns:
        walk(one.url_patterns) if hasattr(one, "url_patterns") else one.callback

walk(get_resolver().url_patterns)
print(sorted({"numba", "llvmlite", "duckdb", "splink"} & set(sys.modules)))
"""


def printed(program: str) -> list[str]:
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return run.stdout.split()


def test_an_office_is_played_to_the_same_log_without_numba() -> None:
    plain = printed(DAY.format(without=True))
    assert plain[0] == "False"
    assert printed(DAY.format(without=False))[1:] == plain[1:]


def test_a_web_worker_loads_neither_numba_nor_other_heavy_engines() -> None:
    assert printed(PAGES) == ["[]"]


def test_machine_code_is_known_as_kept_only_where_somebody_compiled_this_very_simulator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KURZWEG_CACHE", str(tmp_path))
    folder = kept_in()
    assert folder
    assert not are_kept()
    (tmp_path / "kurzweg" / "kernels" / "of-another-day").mkdir()
    (tmp_path / "kurzweg" / "kernels" / "of-another-day" / "kernel.play-91.py311.nbi").touch()
    assert not are_kept()
    (folder / "kernel.play-91.py311.nbi").touch()
    assert are_kept()


def test_a_place_for_machine_code_that_cannot_be_written_to_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KURZWEG_CACHE", "/dev/null")
    assert kept_in() is None
    assert not are_kept()
