# SPDX-License-Identifier: EUPL-1.2
"""Both years under one roof: one number for every matter, one list of units, who is in charge of what and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from kurzweg.demo.past.course import BY_MAIL
from kurzweg.demo.past.years import Year, Years
from kurzweg.engine.simulation.hall import Ints


class Both:
    """One number for every matter of both years, and one list of units, services and sites."""

    def __init__(self, years: Years) -> None:
        self.years = years
        self.both = (years.before, years.after)
        self.structures = [one.office.plan.structure for one in self.both]
        self.units = _all(unit.id for structure in self.structures for unit in structure.units)
        self.services = _all(service for one in self.both for service in one.office.plan.services)
        self.sites = _all(site.id for structure in self.structures for site in structure.sites)
        before, after = self.both
        self.numbers = [np.where(one.exists, 0, -1) for one in self.both]
        self.numbers[0][before.exists] = np.arange(before.exists.sum())
        self.files = np.arange(len(after.exists) - len(years.carried), len(after.exists))
        new = after.exists.copy()
        new[self.files] = False
        self.first_new = int(before.exists.sum())
        self.numbers[1][new] = self.first_new + np.arange(new.sum())
        self.numbers[1][self.files] = self.numbers[0][years.carried]
        self.rows = (np.flatnonzero(before.exists), np.flatnonzero(new))
        self.merger = before.ends

    def site(self, unit: Ints, place: int) -> Ints:
        """Where each unit sits in the structure at `place`, or sat in the other one; -1 for nowhere."""
        of_unit = np.full(len(self.units) + 1, -1)
        for structure in (self.structures[1 - place], self.structures[place]):
            for one in structure.units:
                if one.site:
                    of_unit[self.units.index(one.id)] = self.sites.index(one.site)
        return of_unit[unit]

    def old_unit(self, rows: Ints) -> Ints:
        """Who was in charge before the merger of matters that the second year opened."""
        return self.lead(0, self.both[1], rows)

    def lead(self, place: int, year: Year, rows: Ints) -> Ints:
        """Who is in charge of these matters of a year, by the rules of the structure at `place`; -1 for nobody."""
        plan, office = self.both[place].office.plan, year.office
        units = np.append(places_in(plan.unit_ids, self.units), [-1, -1])
        told = np.full(len(rows), -1)
        crowd = office.matters.crowd[rows]
        for row, number in enumerate(rows.tolist()):
            service = office.plan.services[office.matters.service[number]]
            channel = office.crowds[crowd[row]].demand.channel
            leads = plan.leads.get((service, channel)) or next(
                found for (name, _), found in plan.leads.items() if name == service
            )
            told[row] = units[leads.unit["lead"][year.person[number]]]
        return told


def channel_of(column: npt.NDArray[np.integer]) -> Ints:
    """The way on which each came; by mail, where nobody knows it."""
    return np.where(column == 0, BY_MAIL, column).astype(np.int64)


def places_in(names: Sequence[str], whole: Sequence[str]) -> Ints:
    """The place of each name in a list."""
    return np.array([whole.index(name) for name in names], np.int64)


def _all(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))
