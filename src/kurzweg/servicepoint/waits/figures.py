# SPDX-License-Identifier: EUPL-1.2
"""Figures of the engine as tables keep them: what is no number there is nothing here."""

from __future__ import annotations

from math import isfinite


def finite(figure: float) -> float | None:
    """The figure, or None where the engine had nothing to count."""
    return figure if isfinite(figure) else None
