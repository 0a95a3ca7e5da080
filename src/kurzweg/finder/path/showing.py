# SPDX-License-Identifier: EUPL-1.2
"""A plan as it is shown: visits with their steps, and papers once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kurzweg.engine.path import Plan, Visit
from kurzweg.engine.responsibility import Responsible
from kurzweg.engine.structure import Site
from kurzweg.finder.opening import Day
from kurzweg.finder.path.address import Way
from kurzweg.finder.path.office import TodaysOffice
from kurzweg.finder.path.steps import StepCard, step_card
from kurzweg.finder.path.times import coming_windows, told, week_of
from kurzweg.services.nouns import Text


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """One paper with the steps it serves."""

    name: Text
    is_paper: bool
    steps: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class VisitCard:
    """Besuch: the steps that are done in one go; without `site` another body's door."""

    number: int
    site: Site | None
    steps: tuple[StepCard, ...]
    week: tuple[Day, ...]
    next_day: str
    minutes: int
    first_open: StepCard | None
    """The first step that is not done yet."""
    drawn: StepCard | None
    """The step for which a number can be drawn right now: the first open one, when nothing before it is left."""

    @property
    def is_joined(self) -> bool:
        return len(self.steps) > 1


@dataclass(frozen=True, kw_only=True)
class PathPage:
    """Laufzettel: everything that is due, in the language that is spoken just now."""

    visits: tuple[VisitCard, ...]
    papers: tuple[PaperLine, ...]
    maybe: tuple[Text, ...]
    language: str

    @property
    def steps(self) -> tuple[StepCard, ...]:
        return tuple(step for visit in self.visits for step in visit.steps)

    @property
    def own_visits(self) -> tuple[VisitCard, ...]:
        return tuple(visit for visit in self.visits if visit.site)

    @property
    def papers_to_bring(self) -> tuple[PaperLine, ...]:
        return tuple(paper for paper in self.papers if paper.is_paper)

    @property
    def next(self) -> str:
        """The step that comes next: it stands unfolded."""
        return next((step.code for step in self.steps if not step.is_done), "")

    @property
    def done(self) -> int:
        return sum(step.is_done for step in self.steps)

    @property
    def texts(self) -> list[Text]:
        """Everything in it that may be a draft of a translation."""
        return [text for step in self.steps for text in step.texts] + [paper.name for paper in self.papers]


def path_page(plan: Plan, way: Way, office: TodaysOffice, language: str) -> PathPage:
    """The plan for reading."""
    facts = dict(plan.facts)
    cards = {one.step.id: step_card(one, way, office, facts, language) for one in plan.steps}
    done = {card.number for card in cards.values() if card.is_done}
    visits: list[VisitCard] = []
    for visit in plan.visits:
        site, steps = _site(visit, plan, office), [cards[name] for name in visit.steps]
        if site is None and visits and visits[-1].site is None:
            visits[-1] = _elsewhere([*visits[-1].steps, *steps])
        elif site is None:
            visits.append(_elsewhere(steps))
        else:
            number = 1 + sum(one.site is not None for one in visits)
            visits.append(_visit(visit, plan, steps, office, site, number, done))
    services = dict.fromkeys(step.service for step in plan.maybe)
    return PathPage(
        visits=tuple(visits),
        papers=tuple(_papers(plan, office, language)),
        maybe=tuple((office.signposts.get(one) or office.catalogue.services[one]).title(language) for one in services),
        language=language,
    )


def side_by_side(german: PathPage, own: PathPage | None) -> dict[str, object]:
    """The same path twice, line by line; without another language the German side stands alone."""
    visits = (
        [
            (visit, twin, list(zip(visit.steps, twin.steps, strict=True)))
            for visit, twin in zip(german.visits, own.visits, strict=True)
        ]
        if own
        else [(visit, None, [(step, None) for step in visit.steps]) for visit in german.visits]
    )
    papers = list(zip(german.papers, own.papers, strict=True)) if own else [(paper, None) for paper in german.papers]
    return {"visits": visits, "papers": papers, "is_double": own is not None}


def _papers(plan: Plan, office: TodaysOffice, language: str) -> Iterable[PaperLine]:
    for paper in plan.papers:
        document = office.catalogue.documents[paper.id]
        yield PaperLine(name=document.title(language), is_paper=document.kind == "document", steps=paper.steps)


def _site(visit: Visit, plan: Plan, office: TodaysOffice) -> Site | None:
    is_here = any(isinstance(one.answer, Responsible) for one in plan.of(visit))
    return next((site for site in office.live.plan.sites if is_here and site.id == visit.place), None)


def _elsewhere(cards: Sequence[StepCard]) -> VisitCard:
    """Steps one after the other at the doors of other bodies, with hours that we do not know."""
    return VisitCard(
        number=0, site=None, steps=tuple(cards), week=(), next_day="", minutes=0, first_open=_first_open(cards),
        drawn=None,
    )  # fmt: skip


def _first_open(cards: Sequence[StepCard]) -> StepCard | None:
    return next((card for card in cards if not card.is_done), None)


def _visit(
    visit: Visit, plan: Plan, cards: Sequence[StepCard], office: TodaysOffice, site: Site, number: int, done: set[int]
) -> VisitCard:
    minutes = sum(office.minutes(card.service) for card in cards)
    coming = next(iter(coming_windows(visit, plan, office, minutes)), None)
    today, first = office.reception.now.date(), _first_open(cards)
    may_draw = coming is not None and coming.day == today and first and first.can_draw and set(first.after) <= done
    return VisitCard(
        number=number,
        site=site,
        steps=tuple(cards),
        week=week_of(visit.windows, today),
        next_day=told(coming, today) if coming else "",
        minutes=minutes,
        first_open=first,
        drawn=first if may_draw else None,
    )
