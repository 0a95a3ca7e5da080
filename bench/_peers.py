# SPDX-License-Identifier: EUPL-1.2
"""Peers live in environments of their own below .dev/peers: they are measured beside us, never depended on."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def peer_python(name: str, packages: Sequence[str]) -> Path | None:
    """The Python of the environment `name` with these packages, made at the first call; None without network."""
    home = ROOT / ".dev" / "peers" / name
    python, stamp = home / "bin" / "python", home / "packages.txt"
    if stamp.exists() and stamp.read_text("utf-8").split() == list(packages):
        return python
    uv = shutil.which("uv") or ROOT / ".dev" / "uv" / "bin" / "uv"
    try:
        for words in (
            ["venv", "--quiet", "--clear", "--python", sys.executable, str(home)],
            ["pip", "install", "--quiet", "--python", str(python), *packages],
        ):
            subprocess.run([str(uv), *words], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"peer {name} not measured: {error}", file=sys.stderr)
        return None
    stamp.write_text("\n".join(packages), "utf-8")
    return python


def ask_peer(python: Path, script: str, *words: str) -> Any:
    """Run `bench/<script>` there and return the JSON document of its last line."""
    run = subprocess.run([python, ROOT / "bench" / script, *words], stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(run.stdout.strip().splitlines()[-1])
