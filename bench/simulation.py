# SPDX-License-Identifier: EUPL-1.2
"""How many customers a second the simulator plays on one core, full record of each; SimPy and Ciw in the same run.

Run: python -m bench.simulation [customers]. CPU seconds of one core after compilation, best of three; of a year, best
of nine. Chance is drawn before; the peers draw while they play, so their ratio stands there twice: to the play alone,
and to everything with drawing and laying out. The peers live in .dev/peers/simulation.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import date

import numpy as np

from bench._peers import ask_peer, peer_python
from kurzweg.engine.responsibility import compile_structure
from kurzweg.engine.simulation.hall import Hall, fresh
from kurzweg.engine.simulation.kernel import play
from kurzweg.engine.simulation.office.playing import Setting, stage_of
from kurzweg.engine.simulation.stations import UNIT, Line, Station, Visits, hall_of
from kurzweg.engine.structure import blueprint
from kurzweg.services.catalogue import load_catalogue

PEERS = ("simpy==4.1.2", "ciw==3.2.7")
PEER_CUSTOMERS, CIW_CUSTOMERS = 100_000, 20_000
ROUNDS, YEARS = 3, 9
RATES, MEANS, RETURN = (2.0, 1.5, 1.5), (1.0, 1.2, 1.5), (0.2, 0.1, 0.0)
BARS = {"B": 4_000_000}
YEAR, VISITS = 1.0, 1_500_000


def model_a(customers: int) -> Hall:
    """M/M/5, λ = 4.5: mean wait 1.5250."""
    random = np.random.Generator(np.random.Philox(1))
    visits = Visits(
        at=np.cumsum(random.exponential(1 / 4.5, customers)),
        line=np.zeros(customers, np.int64),
        work=random.exponential(1, customers),
    )
    return hall_of([Station(lanes=5)], visits)


def model_b(customers: int) -> Hall:
    """Three classes, two groups, class 1 first in both, returns as class 2: mean waits 0.4434, 0.0498, 0.5390."""
    random = np.random.Generator(np.random.Philox(2))
    kind = random.choice(3, customers, p=np.array(RATES) / sum(RATES))
    again = random.random(customers) < np.array(RETURN)[kind]
    rows = np.arange(customers).repeat(1 + again)
    returned = np.append(False, rows[1:] == rows[:-1])
    line = np.where(returned, 2, kind[rows])
    at = np.cumsum(random.exponential(1 / sum(RATES), customers))
    work = random.exponential(1, len(rows)) * np.array(MEANS)[line]
    groups = (frozenset({0, 1}),) * 4 + (frozenset({1, 2}),) * 5
    lines = (Line(override=0), Line(override=1), Line(override=0))
    station = Station(lanes=9, lines=lines, skills=groups, ranks=(0,) * 4 + (1,) * 5)
    return hall_of([station], Visits(at=np.where(returned, np.nan, at[rows]), line=line, work=work))


def rate_of(model: Callable[[int], Hall], customers: int) -> tuple[float, float, list[float]]:
    """Customers a second with everything, and for the play alone; mean waits per line."""
    whole, alone = [], []
    works = fresh(model(1000)).works
    for _ in range(ROUNDS):
        start = time.process_time()
        hall = fresh(model(customers), in_place=True)
        ready = time.process_time()
        play(hall)
        whole.append(time.process_time() - start)
        alone.append(time.process_time() - ready)
        works = hall.works
    waits = (works["start"] - works["entered"]) / UNIT
    means = [float(waits[works["line"] == line].mean()) for line in np.unique(works["line"])]
    return customers / min(whole), customers / min(alone), means


def office_year(name: str) -> None:
    """A year of a whole office, from drawing to the full log; routing every person once is told apart."""
    scopes = {one.id: one.scope for one in load_catalogue().services.values()}
    begun = time.process_time()
    stage = stage_of(compile_structure(blueprint(name), scopes), Setting(first=date(2026, 1, 5), days=365))
    prepared = time.process_time() - begun
    spent, log, visits = [], stage.play(0).log, 0
    for _ in range(YEARS):
        begun = time.process_time()
        played = stage.play(0)
        log = played.log
        spent.append(time.process_time() - begun)
        visits = int(played.office.kinds.visit.sum())
    met = "met" if min(spent) < YEAR else "missed"
    rate = visits / min(spent)
    print(f"{name}: a year in {min(spent):.2f} s ({prepared:.2f} s once before), bar {YEAR:.0f} s, {met}")
    print(f"  {visits:,} visits, {len(log):,} events, {rate:,.0f} visits/s, bar {VISITS:,}, ", end="")
    print("met" if rate >= VISITS else "missed")


def main() -> None:
    customers = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    play(fresh(model_b(1000)))
    print(f"{customers:,} customers; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores (shared)")
    python = peer_python("simulation", PEERS)
    peer = ask_peer(python, "_simulation_peer.py", str(PEER_CUSTOMERS), str(CIW_CUSTOMERS)) if python else {}
    for name, model in (("A", model_a), ("B", model_b)):
        whole, alone, means = rate_of(model, customers)
        told = ", ".join(f"{mean:.4f}" for mean in means)
        print(f"model {name}: {alone:,.0f} customers/s played, {whole:,.0f} with drawing; mean waits {told}")
        if name in BARS:
            print(f"  bar: {BARS[name]:,} customers/s, {'met' if alone >= BARS[name] else 'missed'}")
        for other in ("SimPy", "Ciw") if peer else ():
            one = peer["models"][f"{other} {name}"]
            rate, wait = one["rate"], one["wait"]
            ratios = f"ratio {alone / rate:.0f}, with drawing {whole / rate:.0f}"
            print(f"  {other}: {rate:,.0f} customers/s (mean wait {wait:.3f}), {ratios}")
    for office in ("burgenlandkreis-2018", "duesseldorf-2018"):
        office_year(office)
    if peer:
        print("peers: " + ", ".join(f"{one} {version}" for one, version in peer["versions"].items()))


if __name__ == "__main__":
    main()
