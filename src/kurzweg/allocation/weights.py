# SPDX-License-Identifier: EUPL-1.2
"""The table of weights as it is published with a round or a waitlist, and read back from there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kurzweg.engine.calling import Weights

START = Weights()
"""Assumed start values (engine/calling.md §2.1); each office sets its own."""


def published(weights: Weights) -> dict[str, Any]:
    """The table as it stands in what is published.

    >>> published(Weights())["by_days_left"]
    [[7, 8.0], [30, 4.0], [60, 2.0]]
    """
    return {
        "by_days_left": [list(one) for one in weights.by_days_left], "otherwise": weights.otherwise,
        "lost": weights.lost, "most": weights.most,
    }  # fmt: skip


def read(told: Mapping[str, Any]) -> Weights:
    """The table out of what was published.

    >>> read(published(Weights())) == Weights()
    True
    """
    return Weights(
        by_days_left=tuple((int(days), float(weight)) for days, weight in told["by_days_left"]),
        otherwise=float(told["otherwise"]), lost=float(told["lost"]), most=float(told["most"]),
    )  # fmt: skip
