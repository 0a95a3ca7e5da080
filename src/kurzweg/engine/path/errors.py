# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations


class CircleError(ValueError):
    """Steps that wait for each other: none of them could ever be the first."""

    def __init__(self, steps: tuple[str, ...]) -> None:
        self.steps = steps
        super().__init__(
            f"These steps wait for each other: {' → '.join(steps)}. Remove one of them from the `after` of the next."
        )
