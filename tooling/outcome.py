# SPDX-License-Identifier: EUPL-1.2
"""How one of the checks ended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """How one check ended."""

    name: str
    passed: bool
    said: str
    seconds: float

    @property
    def line(self) -> str:
        """The outcome in one line."""
        return f"{self.name:<11} {'ok' if self.passed else 'FAILED'} ({self.seconds:.1f} s)"
