# SPDX-License-Identifier: EUPL-1.2
"""SimPy and Ciw on models A and B, in their own environment; prints one JSON document. Waits are recorded.

Model A: M/M/5, λ = 4.5. Model B: three classes, two groups of lanes that share a class, returns. SimPy runs the
dispatcher (lines as deques, an event for each who waits); Ciw has no line shared by two groups: a similar network.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import deque
from collections.abc import Iterator
from typing import Any

import ciw
import simpy

RATES, MEANS, RETURN = (2.0, 1.5, 1.5), (1.0, 1.2, 1.5), (0.2, 0.1, 0.0)


def simpy_a(customers: int) -> float:
    draw = random.Random(1)
    env: Any = simpy.Environment()
    desk: Any = simpy.Resource(env, capacity=5)
    waits: list[float] = []

    def visitor() -> Iterator[Any]:
        came = env.now
        with desk.request() as mine:
            yield mine
            waits.append(env.now - came)
            yield env.timeout(draw.expovariate(1))

    def door() -> Iterator[Any]:
        for _ in range(customers):
            yield env.timeout(draw.expovariate(4.5))
            env.process(visitor())

    env.process(door())
    env.run()
    return sum(waits) / len(waits)


def simpy_b(customers: int) -> float:
    draw = random.Random(2)
    env: Any = simpy.Environment()
    lines: tuple[deque[Any], ...] = (deque(), deque(), deque())
    idle, waits = [4, 5], []

    def visitor(kind: int) -> Iterator[Any]:
        came = env.now
        group = 0 if kind != 2 and idle[0] else 1 if kind != 0 and idle[1] else -1
        if group >= 0:
            idle[group] -= 1
        else:
            called = env.event()
            lines[kind].append(called)
            group = int((yield called) or 0)
        waits.append(env.now - came)
        yield env.timeout(draw.expovariate(1 / MEANS[kind]))
        line = lines[1] or lines[2 * group]
        if line:
            line.popleft().succeed(group)
        else:
            idle[group] += 1
        if RETURN[kind] and draw.random() < RETURN[kind]:
            env.process(visitor(2))

    def door() -> Iterator[Any]:
        for _ in range(customers):
            yield env.timeout(draw.expovariate(5))
            env.process(visitor(draw.choices((0, 1, 2), RATES)[0]))

    env.process(door())
    env.run()
    return float(sum(waits) / len(waits))


def ciw_a(customers: int) -> float:
    ciw.seed(3)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(4.5)],
        service_distributions=[ciw.dists.Exponential(1)],
        number_of_servers=[5],
    )
    play = ciw.Simulation(network)
    play.simulate_until_max_customers(customers, method="Finish")
    waits = [one.waiting_time for one in play.get_all_records()]
    return float(sum(waits) / len(waits))


def ciw_b(customers: int) -> float:
    """Similar: the class that both groups serve is split between them at the door; returns go to the second."""
    ciw.seed(4)
    network = ciw.create_network(
        arrival_distributions={
            "first": [ciw.dists.Exponential(2.0), None],
            "shared": [ciw.dists.Exponential(0.75), ciw.dists.Exponential(0.75)],
            "second": [None, ciw.dists.Exponential(1.5)],
        },
        service_distributions={
            "first": [ciw.dists.Exponential(1 / 1.0), ciw.dists.Exponential(1 / 1.5)],
            "shared": [ciw.dists.Exponential(1 / 1.2), ciw.dists.Exponential(1 / 1.2)],
            "second": [ciw.dists.Exponential(1 / 1.5), ciw.dists.Exponential(1 / 1.5)],
        },
        routing={
            "first": [[0.0, 0.2], [0.0, 0.0]],
            "shared": [[0.0, 0.1], [0.0, 0.0]],
            "second": [[0.0, 0.0], [0.0, 0.0]],
        },
        number_of_servers=[4, 5],
        priority_classes={"shared": 0, "first": 1, "second": 1},
    )
    play = ciw.Simulation(network)
    play.simulate_until_max_customers(customers, method="Finish")
    waits = [one.waiting_time for one in play.get_all_records()]
    return float(sum(waits) / len(waits))


def main() -> None:
    many, few = int(sys.argv[1]), int(sys.argv[2])
    told = {}
    for name, model, customers in (
        ("SimPy A", simpy_a, many), ("SimPy B", simpy_b, many), ("Ciw A", ciw_a, few), ("Ciw B", ciw_b, few)
    ):  # fmt: skip
        before = time.process_time()
        wait = model(customers)
        told[name] = {"rate": customers / (time.process_time() - before), "wait": wait}
    print(json.dumps({"versions": {"simpy": simpy.__version__, "ciw": ciw.__version__}, "models": told}))


if __name__ == "__main__":
    main()
