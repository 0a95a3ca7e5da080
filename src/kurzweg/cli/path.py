# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg path`: everything that is due for a newcomer under a structure, in order."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from kurzweg.cli.answers import NO, BadInput, JsonFlag, answering, emit, end, say
from kurzweg.cli.files import open_structure
from kurzweg.cli.route import Language, table_of
from kurzweg.engine.path import Asks, Plan, Said, Visit, plan
from kurzweg.engine.responsibility import (
    FACTS,
    Answer,
    BadFact,
    DecisionTable,
    Elsewhere,
    Responsible,
    question_in_words,
    route,
)
from kurzweg.engine.structure import WEEKDAYS, Interval, Structure
from kurzweg.engine.structure import Elsewhere as Body
from kurzweg.services.catalogue import load_catalogue
from kurzweg.services.nouns import Catalogue
from kurzweg.services.paths import PathsSeed, load_paths
from kurzweg.services.signposts import Signpost, load_signposts


@dataclass(frozen=True, kw_only=True)
class PlainOffice:
    """A structure without a database: its regular week, the shipped catalogue and signposts."""

    structure: Structure
    table: DecisionTable
    catalogue: Catalogue
    signposts: Mapping[str, Signpost]

    def route(self, service: str, facts: Mapping[str, str]) -> Answer:
        if service not in self.signposts:
            return route(self.table, service, facts)
        body = Body(body=str(self.signposts[service].body.said_in("de")), source=self.signposts[service].source)
        return Elsewhere(service=service, candidates=(body,), rule=-1)

    def place_of(self, unit: str) -> str:
        return self.structure.unit(unit).site or ""

    def hours(self, unit: str, service: str, day: Hashable) -> Sequence[Interval]:  # noqa: ARG002
        return next((spans for name, spans in self.structure.unit(unit).hours if name == day), ())

    def papers(self, service: str) -> Sequence[str]:
        return () if service in self.signposts else self.catalogue.services[service].documents

    def minutes(self, service: str) -> int:
        return 0 if service in self.signposts else self.catalogue.services[service].minutes

    def title(self, service: str, language: str) -> str:
        thing = self.signposts.get(service) or self.catalogue.services[service]
        return thing.title(language).value


def path(
    file: Annotated[str, typer.Argument(metavar="FILE", help="YAML or JSON file, - or the name of a blueprint.")],
    fact: Annotated[
        list[str] | None,
        typer.Option("--fact", help="What was said, as in arrival=ukraine, needs=money,german, surname=She."),
    ] = None,
    language: Annotated[Language, typer.Option(help="Language of titles and questions.")] = Language.DE,
    as_json: JsonFlag = False,
) -> None:
    """Lay out everything that is due for a newcomer: steps in order, who does each, papers once, joint visits.

    Exit 0: the path. Exit 1: one more answer is needed, and the question is told. JSON: asks, question, answers,
    steps (number, step, service, title, unit, elsewhere, after, deadline, law, certainty), visits (steps, place,
    windows), papers, maybe, as_of, draft.
    """
    with answering(as_json):
        office, seed = _office(open_structure(file), file), load_paths()
        said, known = _said(fact or [], seed)
        try:
            found = plan(seed.paths, said, known, office, WEEKDAYS)
        except BadFact as error:
            raise BadInput(f'"{error.value}" is no value of {error.fact}.', error.mend, field="--fact") from None
    if as_json:
        emit({**_plain(found, office, seed, language), "as_of": str(seed.head.as_of), "draft": seed.head.is_draft})
    elif isinstance(found, Asks):
        say(f"{question_in_words(found.fact, language)} --fact {found.fact}={'|'.join(_answers(found, seed)) or '…'}")
    else:
        _tell(found, office, seed, language)
    if isinstance(found, Asks):
        end(NO)


def _office(structure: Structure, file: str) -> PlainOffice:
    catalogue = load_catalogue()
    signposts = {code: one for code, one in load_signposts().items() if code not in catalogue.services}
    return PlainOffice(structure=structure, table=table_of(structure, file), catalogue=catalogue, signposts=signposts)


def _said(words: Sequence[str], seed: PathsSeed) -> tuple[Said, dict[str, str]]:
    said: dict[str, frozenset[str]] = {}
    known: dict[str, str] = {}
    for word in words:
        name, _, value = word.partition("=")
        if name in seed.paths.fact:
            said[name] = frozenset(value.split(","))
        elif name in FACTS:
            known[name] = value
        else:
            mend = f"Known: {', '.join(dict.fromkeys([*seed.paths.fact, *FACTS]))}."
            raise BadInput(f'There is no fact "{name}".', mend, field="--fact")
    return said, known


def _answers(asks: Asks, seed: PathsSeed) -> tuple[str, ...]:
    return (*seed.paths.fact[asks.fact].values, "unknown") if asks.of_path else ()


def _tell(found: Plan, office: PlainOffice, seed: PathsSeed, language: Language) -> None:
    for visit in found.visits:
        say(_head(visit, office))
        for one in found.of(visit):
            deadline = seed.deadlines.get(one.step.deadline)
            by_when = f" ({deadline.words.said_in(language)})" if deadline else ""
            say(f"  {one.number}. {office.title(one.step.service, language)}: {_who(one.answer)}{by_when}")
    if seed.head.is_draft:
        say(f"Draft: no lawyer has checked it. State of the law: {seed.head.as_of}.")


def _head(visit: Visit, office: PlainOffice) -> str:
    site = next((site for site in office.structure.sites if visit.place and site.id == visit.place), None)
    times = ", ".join(f"{one.day} {one.first:%H:%M}-{one.last:%H:%M}" for one in visit.windows)
    return f"{site.name if site else '-'}{': ' if times else ''}{times}"


def _who(answer: Answer) -> str:
    if isinstance(answer, Responsible):
        return answer.unit
    return " | ".join(body.body for body in answer.candidates) if isinstance(answer, Elsewhere) else "?"


def _plain(found: Plan | Asks, office: PlainOffice, seed: PathsSeed, language: Language) -> dict[str, object]:
    if isinstance(found, Asks):
        question = question_in_words(found.fact, language)
        return {
            "asks": found.fact, "question": question, "answers": list(_answers(found, seed)), "steps": [], "visits": [],
            "papers": [], "maybe": [],
        }  # fmt: skip
    return {
        "asks": None, "question": "", "answers": [],
        "steps": [
            {
                "number": one.number, "step": one.step.id, "service": one.step.service,
                "title": office.title(one.step.service, language),
                "unit": one.answer.unit if isinstance(one.answer, Responsible) else None,
                "elsewhere": [body.body for body in one.answer.candidates]
                if isinstance(one.answer, Elsewhere) else [],
                "after": list(one.after), "deadline": one.step.deadline, "law": list(one.step.law),
                "certainty": one.step.certainty,
            }
            for one in found.steps
        ],
        "visits": [
            {
                "steps": [one.number for one in found.of(visit)], "place": visit.place,
                "windows": [f"{one.day} {one.first:%H:%M}-{one.last:%H:%M}" for one in visit.windows],
            }
            for visit in found.visits
        ],
        "papers": [{"paper": paper.id, "steps": list(paper.steps)} for paper in found.papers],
        "maybe": [step.id for step in found.maybe],
    }  # fmt: skip
