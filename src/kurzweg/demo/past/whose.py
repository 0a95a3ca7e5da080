# SPDX-License-Identifier: EUPL-1.2
"""Whose a matter is: somebody for whom all is true that the rules asked, and who has perhaps come before."""

from __future__ import annotations

from kurzweg.demo.past.course import BY_MAIL
from kurzweg.demo.past.invented import Invented, People
from kurzweg.demo.past.years import Year
from kurzweg.engine.simulation.office.matters import CHANNELS
from kurzweg.engine.simulation.office.population import fitting


class Known:
    """Whoever is known already: the same kind of person with the same facts, and as which of the siblings."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.known: list[Invented] = []
        self._places: dict[tuple[int, str, str, str, int], int] = {}

    def place(self, kind: int, asked: dict[str, str], sibling: int) -> int:
        """Where such a person stands among the known; whoever is not known yet is now."""
        facts = {**self.people.facts[kind], **asked}
        key = (kind, facts["age"], facts["nationality"], facts["status"], sibling)
        if key not in self._places:
            self._places[key] = len(self.known)
            self.known.append(self.people.person(kind, asked, sibling))
        return self._places[key]


def asked_of(people: People, year: Year, row: int) -> dict[str, str]:
    """What the rules asked about the person behind a matter."""
    office = year.office
    service = office.plan.services[office.matters.service[row]]
    kind = int(year.person[row])
    channel = CHANNELS[office.matters.channel[row] or BY_MAIL]
    return fitting(year.table.services[service].plan, {**people.facts[kind], "channel": channel}, kind)
