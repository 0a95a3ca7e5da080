# SPDX-License-Identifier: EUPL-1.2
"""From a fresh clone to everything that `./dev` needs: packages, browser assets, compiled texts.

Standard library only: at its first run there is nothing else. Packages come by uv; where it is missing, pip
fetches it as a wheel; where pip is missing too, venv and its own pip do the work.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tooling.steps import Step, Stopped, Tell, Workshop, call

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
FETCHED_UV = ROOT / ".dev" / "uv"
LOCK, UV_LOCK = "requirements/dev.lock", "requirements/uv.lock"
OURSELVES = ("--no-deps", "--no-build-isolation", "--editable", ".")
NETWORK = "Is the network there? `./dev setup` tries again."


def set_up(tell: Tell) -> None:
    """Make what is missing or out of date; nothing to do takes a tenth of a second. Raises Stopped."""
    Workshop(ROOT).run(STEPS, tell)


def _packages(was_killed: bool) -> None:
    if was_killed or not PYTHON.exists():
        shutil.rmtree(VENV, ignore_errors=True)
    if uv := _uv():
        _by_uv(uv)
    elif _can("import ensurepip, venv"):
        _by_pip()
    else:
        raise Stopped(_what_to_install())


def _by_uv(uv: str) -> None:
    if not PYTHON.exists():
        make = ["venv", "--quiet", "--no-project", "--python", sys.executable, str(VENV)]
        call(ROOT, [uv, *make], NETWORK)
    call(ROOT, [uv, "pip", "sync", "--python", str(PYTHON), "--require-hashes", LOCK], NETWORK)
    call(ROOT, [uv, "pip", "install", "--python", str(PYTHON), *OURSELVES], NETWORK)


def _by_pip() -> None:
    if not PYTHON.exists():
        call(ROOT, [sys.executable, "-m", "venv", str(VENV)], "Is the disk full?")
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    call(ROOT, [*install, "--require-hashes", "-r", LOCK], NETWORK)
    call(ROOT, [*install, *OURSELVES], NETWORK)


def _uv() -> str | None:
    """A uv that runs: the user's, else one fetched by pip into `.dev`, else None."""
    fetched = FETCHED_UV / "bin" / "uv"
    for known in (shutil.which("uv"), str(fetched)):
        if known and _runs([known, "--version"]):
            return known
    if not _can("import pip"):
        return None
    fetch = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    try:
        call(
            ROOT,
            [*fetch, "--target", str(FETCHED_UV), "--upgrade", "--require-hashes", "-r", UV_LOCK],
            NETWORK,
        )
    except Stopped:
        if _can("import ensurepip, venv"):  # no wheel for this machine: pip does it all
            return None
        raise
    return str(fetched)


def _assets(_: bool) -> None:
    call(ROOT, [str(PYTHON), "-m", "tooling.assets"], NETWORK)


def _texts(_: bool) -> None:
    call(ROOT, [str(PYTHON), "-m", "tooling.messages", "--compile"], "Mend the file that is named.")


def _can(code: str) -> bool:
    return _runs([sys.executable, "-c", code])


def _runs(words: list[str]) -> bool:
    try:
        return subprocess.run(words, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _what_to_install() -> str:
    sudo = "" if os.geteuid() == 0 else "sudo "
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if shutil.which("apt-get"):
        mend = f"Install them with\n\n    {sudo}apt-get install -y python3-venv\n\nand start ./dev again."
    else:
        mend = "Install the packages `python3-pip` or `uv` of this system, and start ./dev again."
    return f"This Python {version} ({sys.executable}) has neither pip nor venv, and there is no uv. {mend}"


STEPS = (
    Step("Python packages", [LOCK, "pyproject.toml"], [".venv/bin/python", ".venv/bin/kurzweg"], _packages),
    Step(
        "browser assets",
        ["assets/*", "tooling/*.py"],
        ["src/kurzweg/ui/static/vendor/stamp", ".dev/axe/axe.min.js"],
        _assets,
    ),
    Step("texts", ["src/**/*.po", "tooling/messages.py"], [], _texts),
)
