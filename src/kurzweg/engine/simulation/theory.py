# SPDX-License-Identifier: EUPL-1.2
"""Exact answers of the theory of queues, which the simulator is measured by and small questions are answered with.

λ arrivals and μ services per unit of time and server, c servers; waits are times before service. Whole numbers and
fractions in give fractions out. Sources: queueing.md §2 to §7, each formula names its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import erf, exp, pi, sqrt

Amount = Fraction | int


class Overloaded(ValueError):  # noqa: N818 - named for what it is
    """More comes than can be served: the line grows without end."""


@dataclass(frozen=True, kw_only=True)
class Steady:
    """A line in the long run: chance to wait, mean wait, mean length."""

    waits: Fraction
    wait: Fraction
    length: Fraction


def erlang_c(load: Amount, servers: int) -> Fraction:
    """The chance to wait in M/M/c with offered load λ/μ.

    >>> erlang_c(2, 3)
    Fraction(4, 9)
    """
    if load >= servers:
        raise Overloaded(f"{servers} servers cannot carry a load of {float(load):g}. Take at least {int(load) + 1}.")
    blocked = Fraction(1)
    for k in range(1, servers + 1):
        blocked = load * blocked / (k + load * blocked)
    return servers * blocked / (servers - load * (1 - blocked))


def erlang(arrivals: Amount, services: Amount, servers: int) -> Steady:
    """M/M/c, first come first served (Erlang C).

    >>> erlang(2, 1, 3).wait
    Fraction(4, 9)
    """
    waits = erlang_c(Fraction(arrivals) / services, servers)
    wait = waits / (servers * services - arrivals)
    return Steady(waits=waits, wait=wait, length=arrivals * wait)


def waits_longer(arrivals: Amount, services: Amount, servers: int, than: float) -> float:
    """The chance to wait longer than this in M/M/c."""
    steady = erlang(arrivals, services, servers)
    return float(steady.waits) * exp(-float(servers * services - arrivals) * than)


def servers_for(arrivals: Amount, services: Amount, at_once: Fraction) -> int:
    """The fewest servers with which this share does not wait at all.

    >>> servers_for(30, 12, Fraction(9, 10))
    6
    """
    servers = int(Fraction(arrivals) / services) + 1
    while 1 - erlang_c(Fraction(arrivals) / services, servers) < at_once:
        servers += 1
    return servers


def halfin_whitt(spare: float) -> float:
    """The chance to wait when R + spare·√R servers carry the load R (Halfin and Whitt 1981); large R only."""
    density = exp(-spare * spare / 2) / sqrt(2 * pi)
    return 1 / (1 + spare * 0.5 * (1 + erf(spare / sqrt(2))) / density)


def one_server(arrivals: Amount, service: Amount, spread: Amount) -> Fraction:
    """Mean wait in M/G/1; `spread` is the squared coefficient of variation (Pollaczek and Khinchine).

    >>> one_server(Fraction(4, 5), 1, 0), one_server(Fraction(4, 5), 1, 4)
    (Fraction(2, 1), Fraction(10, 1))
    """
    load = Fraction(arrivals) * service
    return load / (1 - load) * service * (1 + Fraction(spread)) / 2


def by_rank(left: Amount, loads: Sequence[Amount]) -> list[Fraction]:
    """Mean waits of classes served strictly in this order (Cobham 1954).

    `left` is the mean work found in service: Σ λE[S²]/2 for one server, C/(cμ) for M/M/c; `loads` per server.
    """
    waits, before = [], Fraction(0)
    for load in loads:
        upto = before + load
        waits.append(Fraction(left) / ((1 - before) * (1 - upto)))
        before = upto
    return waits


def by_patience(loads: Sequence[Amount], growth: Sequence[Amount]) -> list[Fraction]:
    """Mean waits in M/M/1, μ = 1, when urgency grows with the time waited; classes by growing `growth`.

    Kleinrock 1964 (time-dependent priorities): what the calling policy is with growth 1/target.

    >>> by_patience([Fraction(1, 2), Fraction(3, 10)], [1, 2])
    [Fraction(80, 17), Fraction(48, 17)]
    """
    found = sum(loads, Fraction(0))
    waits: list[Fraction] = []
    for p, mine in enumerate(growth):
        above = sum((loads[i] * waits[i] * (1 - Fraction(growth[i]) / mine) for i in range(p)), Fraction(0))
        below = sum((loads[i] * (1 - Fraction(mine) / growth[i]) for i in range(p + 1, len(loads))), Fraction(0))
        waits.append(Fraction((found / (1 - found) - above) / (1 - below)))
    return waits


@dataclass(frozen=True, kw_only=True)
class Impatient:
    """A line that people leave: chance to wait, mean length, share that leaves."""

    waits: float
    length: float
    leave: float


def erlang_a(arrivals: float, services: float, servers: int, leaving: float) -> Impatient:
    """M/M/c with patience of rate `leaving` (Erlang A), as a birth-death chain."""
    share, shares, k = 1.0, [1.0], 0
    while k <= servers or share > 1e-18 * shares[0] or share > shares[-2]:
        k += 1
        share *= arrivals / (min(k, servers) * services + max(k - servers, 0) * leaving)
        shares.append(share)
    whole = sum(shares)
    length = sum(max(k - servers, 0) * one for k, one in enumerate(shares)) / whole
    return Impatient(waits=sum(shares[servers:]) / whole, length=length, leave=leaving * length / arrivals)


@dataclass(frozen=True, kw_only=True)
class Network:
    """Two stations that send people to each other: arrivals and lines of both, people inside, time inside."""

    arrivals: tuple[Fraction, Fraction]
    stations: tuple[Steady, Steady]
    inside: Fraction
    stay: Fraction


def two_stations(
    come: tuple[Amount, Amount],
    sent: tuple[Amount, Amount],
    services: tuple[Amount, Amount],
    servers: tuple[int, int],
) -> Network:
    """An open network (Jackson 1957): `sent` are the shares from the first to the second, and back."""
    first = (come[0] + Fraction(sent[1]) * come[1]) / (1 - Fraction(sent[0]) * sent[1])
    arrivals = (first, come[1] + Fraction(sent[0]) * first)
    one, two = (erlang(arrivals[k], services[k], servers[k]) for k in (0, 1))
    inside = sum((line.length + arrivals[k] / services[k] for k, line in enumerate((one, two))), Fraction(0))
    return Network(arrivals=arrivals, stations=(one, two), inside=inside, stay=inside / (come[0] + come[1]))
