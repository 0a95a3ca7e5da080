# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg engage` on the command line, which speaks one language."""

from __future__ import annotations

import pytest

from kurzweg.cli.main import answer
from tests.world import World

WORDS = ["engage", "neu", "--name", "Frau Neu", "--unit", "servicepoint", "--role", "desk"]


def test_a_weak_password_is_refused_in_the_language_of_the_command_line(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KURZWEG_PASSWORD", "kurz")
    assert answer(WORDS) == 2
    assert capsys.readouterr().err == (
        "This password is too weak. This password is too short. It must contain at least 12 characters.\n"
    )
