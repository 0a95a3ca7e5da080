# SPDX-License-Identifier: EUPL-1.2
"""Steps in order: never before what they wait for, the most pressing first, and always the same."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

from kurzweg.engine.path.nouns import Paths, Step

NO_HURRY = 100_000
"""Days: behind every deadline."""


def in_order(paths: Paths, due: Iterable[Step]) -> tuple[Step, ...]:
    """The steps that are due, each behind all that it waits for.

    Parameters: `paths`, whose order decides between equals; `due`, some of its steps. A step presses as much as the
    most pressing step that waits for it. Returns the same order for the same steps. Source: topological sorting
    (Kahn 1962) with a priority queue.

    >>> slow, register = Step(id="slow", service="s"), Step(id="register", service="r")
    >>> title = Step(id="title", service="t", after=("register",), days=14)
    >>> paths = Paths(facts=(), steps=(slow, title, register))
    >>> [step.id for step in in_order(paths, paths.steps)]
    ['register', 'title', 'slow']
    """
    steps = {step.id: step for step in due}
    place = {step.id: number for number, step in enumerate(paths.steps)}
    before = {name: paths.before[name] & steps.keys() for name in steps}
    after: dict[str, list[str]] = {name: [] for name in steps}
    for name, earlier in before.items():
        for one in earlier:
            after[one].append(name)

    def presses(name: str) -> int:
        own = (steps[each].days for each in (name, *after[name]))
        return min((days for days in own if days is not None), default=NO_HURRY)

    waits_for = {name: len(earlier) for name, earlier in before.items()}
    ready = [(presses(name), place[name], name) for name, count in waits_for.items() if not count]
    heapq.heapify(ready)
    ordered = []
    while ready:
        _, _, name = heapq.heappop(ready)
        ordered.append(steps[name])
        for following in after[name]:
            waits_for[following] -= 1
            if not waits_for[following]:
                heapq.heappush(ready, (presses(following), place[following], following))
    return tuple(ordered)
