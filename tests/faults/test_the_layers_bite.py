# SPDX-License-Identifier: EUPL-1.2
"""The contracts of `.importlinter`, seen green on the house and red on each planted fault."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINTER = Path(sys.executable).with_name("lint-imports")


class Fault(NamedTuple):
    """A file that must not be, and the word by which the report must name it."""

    file: str
    text: str
    culprit: str


FAULTS = {
    "an upward import": Fault("offices/planted.py", "import kurzweg.cases\n", "kurzweg.offices.planted"),
    "siblings that know each other": Fault(
        "decisions/planted.py", "import kurzweg.servicepoint\n", "kurzweg.decisions.planted"
    ),
    "Django in the engine": Fault("engine/calling/planted.py", "import django\n", "kurzweg.engine.calling.planted"),
    "a rule that calls the simulator": Fault(
        "engine/deadlines/planted.py", "import kurzweg.engine.simulation\n", "kurzweg.engine.deadlines.planted"
    ),
    "engine siblings that know each other": Fault(
        "engine/mining/planted.py", "import kurzweg.engine.linkage\n", "kurzweg.engine.mining.planted"
    ),
    "a package that is in no list": Fault("planted/__init__.py", "", "planted"),
    "an engine room that is in no list": Fault("engine/planted/__init__.py", "", "planted"),
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The rooms of the house without their furniture: what one file imports is enough to see a fault."""
    shutil.copy(ROOT / ".importlinter", tmp_path)
    for room in (ROOT / "src" / "kurzweg").rglob("__init__.py"):
        copy = tmp_path / room.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.touch()
    (tmp_path / "src" / "kurzweg" / "reactions.py").touch()
    return tmp_path


def lint(house: Path) -> tuple[bool, str]:
    done = subprocess.run(
        [LINTER, "--no-cache"],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0, done.stdout + done.stderr


def test_the_empty_house_keeps_its_contracts(house: Path) -> None:
    kept, report = lint(house)
    assert kept, report
    assert "3 kept, 0 broken" in report


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found_and_named(house: Path, fault: Fault) -> None:
    file = house / "src" / "kurzweg" / fault.file
    file.parent.mkdir(exist_ok=True)
    file.write_text(fault.text)
    kept, report = lint(house)
    assert not kept
    assert fault.culprit in report
