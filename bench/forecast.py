# SPDX-License-Identifier: EUPL-1.2
"""How long a forecast of everybody in a hall takes, and a what-if before a click; 300 runs each, CPU of one core.

Run: python -m bench.forecast. A forecast is everything: the situation as records in, checked, laid out, chance drawn,
played, told. Two peers per run of the day: what one would write first (plain lists and dictionaries, the oracle of the
tests, which plays for those who wait only, not for newcomers), and the same functions without their compiler.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any, Final

from bench._peers import ROOT
from kurzweg.engine.forecast import (
    HALF_HOUR,
    MINUTE,
    RUNS,
    Booked,
    CloseLane,
    Fitted,
    Kind,
    Lane,
    Leaving,
    Lognormal,
    Outlook,
    Policy,
    ServiceTimes,
    Serving,
    Situation,
    Ticket,
    WalkIns,
    forecast,
    live_state,
    what_if,
)
from kurzweg.engine.forecast.chance import drawn
from kurzweg.engine.forecast.running import play_out
from tests.engine.forecast.oracle import Oracle

HALLS: Final = {
    "a Servicepoint (5 lanes, 4 services, 20 wait)": {"lanes": 5, "services": 4, "waiting": 20},
    "a large house (14 lanes, 8 services, 80 wait)": {"lanes": 14, "services": 8, "waiting": 80},
}
BAR, KERNEL_BAR, WHAT_IF_BAR = 5.0, 1.0, 1_000.0
"""Milliseconds."""
ROUNDS, ORACLE_RUNS, SEED = 60, 10, 7


def learned_hall(*, lanes: int, services: int, waiting: int) -> tuple[Situation, Fitted]:
    """Monday at ten: everybody serves, the hall is full, four hours are to come, a booked person every half-hour."""
    names = tuple(f"service-{place}" for place in range(services))
    now, until = 600 * MINUTE, 900 * MINUTE
    hall = Situation(
        now=now,
        closes=840 * MINUTE,
        policy=Policy(targets={name: 10.0 + 5 * place for place, name in enumerate(names)}),
        lanes=tuple(
            Lane(
                number=lane,
                services=frozenset(names[(lane + step) % services] for step in range(services // 2 + lane % 2)),
                staffed=((480 * MINUTE, (690 + 5 * lane) * MINUTE), ((720 + 5 * lane) * MINUTE, until)),
                serving=Serving(service=names[lane % services], since=now - (lane % 9) * MINUTE),
            )
            for lane in range(lanes)
        ),
        tickets=tuple(
            Ticket(
                number=n, service=names[n % services], due_at=now - n * MINUTE // 2, entered_at=now - n * MINUTE // 2
            )
            for n in range(waiting)
        ),
        booked=tuple(
            Booked(at=now + place * HALF_HOUR, service=name, no_show=0.15) for place in range(1, 8) for name in names
        ),
        walk_ins=tuple(WalkIns(service=name, per_half_hour=(1.6 * lanes / services,) * 8) for name in names),
        walk_ins_from=now,
    )
    times = {name: Lognormal(mu=2.0 + 0.1 * place, sigma=0.7, error=0.02) for place, name in enumerate(names)}
    kinds = {Kind(name): time for name, time in times.items()}
    return hall, Fitted(
        service_times=ServiceTimes(by_kind=kinds, by_service=times), leaving=Leaving(by_service={}, overall=0.002)
    )


def main() -> None:
    say = sys.stdout.write
    plain = without_compiler()
    say(f"{RUNS} runs; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores (shared)\n")
    for name, size in HALLS.items():
        situation, fitted = learned_hall(**size)
        state = live_state(situation)
        chance = drawn(state, fitted, seed=SEED, runs=RUNS)
        whole, best = cost_of(partial(asked_whole, situation, fitted))
        kernel, _ = cost_of(partial(play_out, state, chance))
        asked, _ = cost_of(partial(what_if, situation, fitted, CloseLane(number=1), seed=SEED))
        say(f"{name}\n")
        say(f"  forecast: {whole:.2f} ms (best {best:.2f}), bar {BAR:.0f} ms, {verdict(whole, BAR)}\n")
        say(f"  of it the play: {kernel:.2f} ms, bar {KERNEL_BAR:.0f} ms, {verdict(kernel, KERNEL_BAR)}\n")
        say(f"  what if lane 1 closes: {asked:.1f} ms, bar {WHAT_IF_BAR:.0f} ms, {verdict(asked, WHAT_IF_BAR)}\n")
        begun = time.process_time()
        for run in range(ORACLE_RUNS):
            Oracle(situation, chance, run).play()
        first = (time.process_time() - begun) * 1e3 / ORACLE_RUNS * RUNS
        say(f"  peer, written first: {first:,.0f} ms for the play to the end, ratio {first / kernel:,.0f}\n")
        say(f"  peer, not compiled: {plain[name] * RUNS:,.0f} ms, ratio {plain[name] * RUNS / whole:,.0f}\n")


def asked_whole(situation: Situation, fitted: Fitted) -> Outlook:
    return forecast(live_state(situation), fitted, seed=SEED)


def cost_of(ask: Callable[[], object]) -> tuple[float, float]:
    """Median and best of many rounds, in milliseconds of one core; the first round compiles and does not count."""
    ask()
    spent = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        ask()
        spent.append((time.process_time() - begun) * 1e3)
    return median(spent), min(spent)


def verdict(measured: float, bar: float) -> str:
    return "met" if measured <= bar else "missed"


def without_compiler() -> dict[str, float]:
    run = subprocess.run(
        [sys.executable, "-m", "bench._forecast_peer"],
        cwd=ROOT,
        env=os.environ | {"NUMBA_DISABLE_JIT": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told: Any = json.loads(run.stdout)
    return dict(told)


if __name__ == "__main__":
    main()
