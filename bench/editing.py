# SPDX-License-Identifier: EUPL-1.2
"""What one pause in typing costs: reading a text, proving it, and writing it again, as the editor of structures does.

Run: python -m bench.editing. The peer is the same text read by PyYAML alone, which tells neither lines nor meaning.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from statistics import median

import yaml

from kurzweg.engine.responsibility import Catalogue, check
from kurzweg.engine.structure import Structure, read, read_with_lines, write
from kurzweg.services.catalogue import load_catalogue

BLUEPRINT = "burgenlandkreis-2018"
TIMES = 10
ROUNDS = 7
BAR = 1000.0


def main() -> None:
    text = (files("kurzweg") / "blueprints" / f"{BLUEPRINT}.yaml").read_text("utf-8")
    scopes, slowest = load_catalogue().scopes, 0.0
    for name, plan in (("one office", read(text)), (f"units × {TIMES}", larger(read(text)))):
        typed = write(plan)
        proof = cost_of(lambda typed=typed: prove(typed, scopes))  # type: ignore[misc]
        peer = cost_of(lambda typed=typed: yaml.load(typed, Loader=yaml.CSafeLoader))  # type: ignore[misc]
        slowest = max(slowest, proof)
        size = len(typed) / 1000
        sys.stdout.write(f"{name:12} {size:5.0f} kB {proof:7.1f} ms   peer {peer:.1f} ms   ratio {proof / peer:.1f}\n")
    sys.stdout.write(f"median of {ROUNDS}; bar: {BAR:.0f} ms, {'met' if slowest <= BAR else 'missed'}\n")


def prove(text: str, scopes: Catalogue) -> None:
    """From a text to its findings, and back to its canonical form."""
    plan, _lines = read_with_lines(text)
    check(plan, scopes)
    write(plan)


def larger(plan: Structure) -> Structure:
    """The same office with many more units."""
    copies = [
        replace(unit, id=f"{unit.id}-{n}", lanes=tuple(replace(lane, id=f"{lane.id}-{n}") for lane in unit.lanes))
        for n in range(1, TIMES)
        for unit in plan.units
    ]
    return replace(plan, units=(*plan.units, *copies))


def cost_of(work: Callable[[], object]) -> float:
    """Milliseconds on the clock, the median."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


if __name__ == "__main__":
    main()
