# SPDX-License-Identifier: EUPL-1.2
"""The office as a plan sees it: the rules in force, the hours, the catalogue, and the signposts beside it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kurzweg.engine.path import Paths
from kurzweg.engine.responsibility import Answer, Elsewhere, route
from kurzweg.engine.structure import Elsewhere as Body
from kurzweg.engine.structure import Interval
from kurzweg.offices.live import LiveStructure, live_structure
from kurzweg.servicepoint.reception import DAYS_AHEAD, Reception
from kurzweg.services.nouns import OFFICIAL_LANGUAGE, Catalogue
from kurzweg.services.paths import PathsSeed, shipped_paths
from kurzweg.services.signposts import Signpost, shipped_signposts
from kurzweg.services.snapshot import CatalogueSnapshot, catalogue_snapshot

NO_RULE = -1
"""A signpost answers, not a rule of the structure."""


@dataclass(frozen=True, kw_only=True)
class TodaysOffice:
    """Everything that one page of a path asks; made anew for each."""

    live: LiveStructure
    reception: Reception
    snapshot: CatalogueSnapshot
    seed: PathsSeed
    paths: Paths
    signposts: Mapping[str, Signpost]

    @classmethod
    def at(cls, now: datetime, today: date) -> TodaysOffice:
        """The office of a moment. Steps whose law does not hold today, or whose service has ended, are left out."""
        live, snapshot, seed = live_structure(today), catalogue_snapshot(), shipped_paths()
        services = snapshot.catalogue.services
        signposts = {code: one for code, one in shipped_signposts().items() if code not in services}
        offered = {service.id for service in snapshot.catalogue.offered_on(today)} & live.table.services.keys()
        return cls(
            live=live, reception=Reception.at(live, now), snapshot=snapshot, seed=seed, signposts=signposts,
            paths=seed.paths.only(lambda step: step.holds_on(today) and step.service in offered | signposts.keys()),
        )  # fmt: skip

    @property
    def catalogue(self) -> Catalogue:
        return self.snapshot.catalogue

    @property
    def days(self) -> list[date]:
        """The days that come, today first."""
        return [self.reception.now.date() + timedelta(days=ahead) for ahead in range(DAYS_AHEAD)]

    def route(self, service: str, facts: Mapping[str, str]) -> Answer:
        signpost = self.signposts.get(service)
        if signpost is None:
            return route(self.live.table, service, facts)
        body = Body(
            body=str(signpost.body.said_in(OFFICIAL_LANGUAGE)), where=str(signpost.where.said_in(OFFICIAL_LANGUAGE)),
            source=signpost.source,
        )  # fmt: skip
        return Elsewhere(service=service, candidates=(body,), rule=NO_RULE, law=", ".join(signpost.law))

    def place_of(self, unit: str) -> str:
        return self.live.plan.unit(unit).site or ""

    def hours(self, unit: str, service: str, day: Hashable) -> Sequence[Interval]:
        """By weekday the regular hours, by date those of the day; none where nobody is received for the service."""
        here = self.live.plan.unit(unit)
        if not self.reception.has_lane_for(here, service):
            return ()
        return self.reception.hours_on(here, day) if isinstance(day, date) else dict(here.hours).get(day, ())  # type: ignore[call-overload]

    def papers(self, service: str) -> Sequence[str]:
        known = self.catalogue.services.get(service)
        return known.documents if known else ()

    def minutes(self, service: str) -> int:
        known = self.catalogue.services.get(service)
        return known.minutes if known else 0
