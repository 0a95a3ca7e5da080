# SPDX-License-Identifier: EUPL-1.2
"""Every paper once, with the steps it serves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """Unterlage: what to bring, and the numbers of the steps that ask for it, the first step first."""

    id: str
    steps: tuple[int, ...]


def once(asked: Iterable[tuple[int, Iterable[str]]]) -> tuple[Paper, ...]:
    """The papers of numbered steps, in the order in which they are first needed.

    >>> once([(1, ["passport", "photo"]), (2, ["photo"])])
    (Paper(id='passport', steps=(1,)), Paper(id='photo', steps=(1, 2)))
    """
    steps: dict[str, dict[int, None]] = {}
    for number, papers in asked:
        for paper in papers:
            steps.setdefault(paper, {})[number] = None
    return tuple(Paper(paper, tuple(numbers)) for paper, numbers in steps.items())
