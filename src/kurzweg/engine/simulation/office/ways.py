# SPDX-License-Identifier: EUPL-1.2
"""The ways of matters: the steps of every service, its own or those of its group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kurzweg.engine.simulation.office.assumptions import Assumptions
from kurzweg.engine.structure import Step, Structure

COUNTER_STEP = "counter"
IN_PERSON = ("walk_in", "appointment")


@dataclass(frozen=True, kw_only=True)
class Way:
    """The steps of a matter with a name each: the same step has the same name in every structure."""

    steps: tuple[Step, ...]
    names: tuple[str, ...]
    assumed: bool = False


def ways_of(structure: Structure, services: tuple[str, ...], assumed: Assumptions) -> Mapping[str, Way]:
    """The way of each service; the same object for those that go the same.

    >>> from kurzweg.engine.structure import example
    >>> ways_of(example(), ("duldung",), Assumptions())["duldung"].names
    ('lead counter 1', 'lead desk 1')
    """
    own = {flow.service: _way(flow.steps) for flow in structure.flows}
    groups = {service: own[name] for name in own for service in structure.services_of(name)}
    unknown = Way(
        steps=(Step(at="lead", channel=COUNTER_STEP, minutes=assumed.unknown_work),),
        names=("lead counter 1",),
        assumed=True,
    )
    return {service: own.get(service) or groups.get(service) or unknown for service in services}


def from_the_files(way: Way) -> Way:
    """What is left of the way of a matter that lies in the backlog: from its last step at a desk on."""
    desks = [place for place, step in enumerate(way.steps) if step.channel != COUNTER_STEP]
    start = desks[-1] if desks else len(way.steps) - 1
    return Way(steps=way.steps[start:], names=way.names[start:], assumed=way.assumed)


def _way(steps: tuple[Step, ...]) -> Way:
    met: Counter[tuple[str, str]] = Counter()
    names = []
    for step in steps:
        met[step.at, step.channel] += 1
        names.append(f"{step.at} {step.channel} {met[step.at, step.channel]}")
    return Way(steps=steps, names=tuple(names))
