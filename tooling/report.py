# SPDX-License-Identifier: EUPL-1.2
"""The plugin of `./dev test` for pytest: what ran is said above the summary, nothing is left to chance.

Hypothesis takes the same examples every time; `--explore` takes new ones and prints how to repeat a failure.
"""

from __future__ import annotations

import os

import hypothesis
import pytest

RAN = "KURZWEG_CHECKS_THAT_RAN"
EXPLORE = "KURZWEG_EXPLORE"


def pytest_configure() -> None:
    """Choose how examples are found."""
    hypothesis.settings.register_profile("same", derandomize=True, deadline=None, database=None)
    hypothesis.settings.register_profile("explore", deadline=None, print_blob=True, max_examples=500)
    hypothesis.settings.load_profile("explore" if os.environ.get(EXPLORE) else "same")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what ran beside the tests, what was left out, and why."""
    terminalreporter.section("what ran")
    for line in os.environ.get(RAN, "").splitlines():
        terminalreporter.line(line, red="FAILED" in line or "NOT run" in line)
