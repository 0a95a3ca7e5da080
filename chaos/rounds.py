# SPDX-License-Identifier: EUPL-1.2
"""One round: clients act, parts are killed at random moments, everything comes back, the judge looks."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

import psycopg

from chaos.clerks import CaseClerk, LaneClerk
from chaos.history import History
from chaos.judge import verdict
from chaos.office import DidNotOpen, Office
from chaos.people import Client, Hall
from chaos.visitors import Visitor

EVERYTHING = "web+worker+sealer+forecaster+database"
VICTIMS = ("web", "worker+sealer", "forecaster", "database", "web+database", EVERYTHING)
BEFORE_IT_STANDS = 0.25
"""How often the next blow comes before everything has recovered from the last."""


@dataclass
class Round:
    """What happened in one round."""

    seed: int
    kills: list[str] = field(default_factory=list)
    web: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    apologies: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """The round in one line."""
        done = ", ".join(f"{verb} {count}" for verb, count in sorted(self.done.items()))
        return (
            f"seed {self.seed}: killed {', '.join(self.kills) or 'nobody'}; acknowledged {self.done.total()} ({done}); "
            f"lost answers {self.lost}, apologies {self.apologies}; back after: web {_seconds(self.web)}, "
            f"database {_seconds(self.database)}; {f'{len(self.wrong)} FAULTS' if self.wrong else 'all there, once'}"
        )


class Fire:
    """One office and everything that was ever acknowledged in it, over many rounds."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.history = History()
        with psycopg.connect(office.dsn) as connection:
            row = connection.execute("select count(*) from servicepoint_ticket").fetchone()
        self.tickets_before = int(row[0]) if row else 0

    def round(self, seed: int, seconds: float) -> Round:
        """Let people act for so long, with blows in between; then everything must stand again, and be right."""
        report = Round(seed)
        before = self.history.counts()
        hall = Hall(self.office.address, self.history)
        clients = _clients(hall, seed)
        for client in clients:
            client.thread.start()
        try:
            self._strike(report, random.Random(seed), seconds, hall.closing)  # noqa: S311 - repeatable on purpose
        except DidNotOpen as gone:
            report.wrong.append(str(gone))
        hall.closing.set()
        for client in clients:
            client.thread.join()
            report.lost, report.apologies = report.lost + client.lost, report.apologies + client.apologies
        report.wrong += [client.trouble for client in clients if client.trouble]
        report.done = self.history.counts() - before
        with psycopg.connect(self.office.dsn) as connection:
            report.wrong += verdict(connection, self.history, tickets_before=self.tickets_before)
        report.wrong += self.office.prove()
        return report

    def _strike(self, report: Round, chance: random.Random, seconds: float, closing: threading.Event) -> None:
        end = time.monotonic() + seconds
        while not closing.wait(chance.uniform(0.5, 4.0)) and time.monotonic() < end:
            victims = chance.choice(VICTIMS)
            report.kills += self.office.kill(victims)
            if chance.random() >= BEFORE_IT_STANDS:
                self._recover(report, victims)
        self._recover(report, "")

    def _recover(self, report: Round, victims: str) -> None:
        """Wait until both answer, the database on its own clock."""
        begun = time.monotonic()
        self.office.wait_for_database()
        if "database" in victims:
            report.database.append(time.monotonic() - begun)
        self.office.wait_for_web()
        if victims:
            report.web.append(time.monotonic() - begun)


def _clients(hall: Hall, seed: int) -> list[Client]:
    words = str(seed)
    return [
        Visitor("visitors 1", hall, words),
        Visitor("visitors 2", hall, words),
        LaneClerk("adler", hall, words, "s1"),
        LaneClerk("weiss", hall, words, "s2"),
        CaseClerk("brandt", hall, words, "Asylbewerberleistung"),
        CaseClerk("celik", hall, words, "Ausländerrecht 1"),
    ]


def _seconds(times: list[float]) -> str:
    return "/".join(f"{one:.1f}" for one in times) + " s" if times else "not hit"
