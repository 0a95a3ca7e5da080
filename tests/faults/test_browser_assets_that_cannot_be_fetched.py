# SPDX-License-Identifier: EUPL-1.2
"""Without a way to the npm registry the set-up stops with the place, the cause and one command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tooling import assets, npm


@pytest.fixture
def no_registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose npm reaches nothing."""
    for name in ("npm", "node"):
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text("#!/bin/sh\necho 'network unreachable' >&2\nexit 1\n", encoding="utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path


def test_the_error_names_the_lock_the_cause_and_the_command(no_registry: Path) -> None:
    with pytest.raises(npm.AssetError) as stopped:
        npm.fetch(assets.ASSETS, no_registry / "dev")

    told = str(stopped.value)
    assert "assets/package-lock.json" in told
    assert "network unreachable" in told
    assert told.endswith(".venv/bin/python -m tooling.assets")


def test_a_broken_run_leaves_the_old_assets_alone(
    no_registry: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    vendor = no_registry / "vendor"
    vendor.mkdir()
    (vendor / "stamp").write_text("an older mixture", encoding="utf-8")
    monkeypatch.setattr(assets, "VENDOR", vendor)
    monkeypatch.setattr(assets, "STAMP", vendor / "stamp")
    monkeypatch.setattr(assets, "DEV", no_registry / "dev")

    assert assets.main() == 1
    assert (vendor / "stamp").read_text(encoding="utf-8") == "an older mixture"
    assert "The browser assets were not made." in capsys.readouterr().err


def test_every_package_of_the_lock_carries_its_hash_and_no_address() -> None:
    lock = (assets.ASSETS / "package-lock.json").read_text(encoding="utf-8")

    assert lock.count('"integrity": "sha512-') == lock.count('"node_modules/') == 4
    assert '"resolved"' not in lock
