# SPDX-License-Identifier: EUPL-1.2
"""One step of a path as it is shown: what, who, where, by when, why, and whether it is done."""

from __future__ import annotations

from dataclasses import dataclass

from kurzweg.engine.path import Planned
from kurzweg.engine.responsibility import Elsewhere, Responsible
from kurzweg.engine.structure import Elsewhere as Body
from kurzweg.finder.address import Address
from kurzweg.finder.card import AT_THE_COUNTER, NO_HOLD_ON
from kurzweg.finder.contact import Contact, contact_of
from kurzweg.finder.opening import Hours, hours_of
from kurzweg.finder.path.address import Way
from kurzweg.finder.path.office import NO_RULE, TodaysOffice
from kurzweg.finder.residents import where_in
from kurzweg.services.nouns import Service, Text
from kurzweg.services.signposts import Signpost


@dataclass(frozen=True, kw_only=True)
class Outside:
    """A body outside this house: in the reader's language where there are words, and as its door says it."""

    name: Text
    where: Text
    source: str


@dataclass(frozen=True, kw_only=True)
class StepCard:
    """Schritt auf dem Laufzettel."""

    number: int
    code: str
    service: str
    title: Text
    summary: Text
    who: Contact | None
    hours: Hours | None
    bodies: tuple[Outside, ...]
    caveat: str
    deadline: Text | None
    deadline_law: str
    hint: Text | None
    after: tuple[int, ...]
    reason: str
    law: tuple[str, ...]
    certainty: str
    order_is_a_guess: bool
    rule_is_a_guess: bool
    is_done: bool
    turn: str
    more: str
    can_draw: bool
    """Whether a number for this step can be drawn right now."""

    @property
    def texts(self) -> list[Text]:
        """Everything in it that may be a draft of a translation."""
        said = [self.title, self.deadline, self.hint, *(one for body in self.bodies for one in (body.name, body.where))]
        return [text for text in said if text is not None]


def step_card(planned: Planned, way: Way, office: TodaysOffice, facts: dict[str, str], language: str) -> StepCard:
    """A step in the language of the page that is spoken just now."""
    step, answer = planned.step, planned.answer
    thing: Service | Signpost = office.signposts.get(step.service) or office.catalogue.services[step.service]
    unit = office.live.plan.unit(answer.unit) if isinstance(answer, Responsible) else None
    hours = hours_of(unit, office.reception) if unit and unit.hours else None
    receives = unit is not None and office.reception.has_lane_for(unit, step.service)
    deadline = office.seed.deadlines.get(step.deadline)
    hint = office.seed.hints.get(step.hint)
    return StepCard(
        number=planned.number,
        code=step.id,
        service=step.service,
        title=thing.title(language),
        summary=thing.summary(language),
        who=contact_of(unit, office.live, language) if unit else None,
        hours=hours,
        bodies=_bodies(thing, answer, language) if isinstance(answer, Elsewhere) else (),
        caveat=answer.caveat if isinstance(answer, Elsewhere) else "",
        deadline=deadline.words.said_in(language) if deadline else None,
        deadline_law=deadline.law if deadline else "",
        hint=hint.said_in(language) if hint else None,
        after=planned.after,
        reason=answer.reason(language) if isinstance(answer, Responsible) else "",
        law=step.law,
        certainty=step.certainty,
        order_is_a_guess="after" in step.assumed,
        rule_is_a_guess=_is_guess(answer, office),
        is_done=step.id in way.done,
        turn=way.turning(step.id, planned.number),
        more=Address(step.service, _of_the_rules(step.service, facts, office), way.kept).url,
        can_draw=bool(receives and hours and hours.is_open and facts.get("channel", "") in AT_THE_COUNTER),
    )


def _bodies(thing: Service | Signpost, answer: Elsewhere, language: str) -> tuple[Outside, ...]:
    if isinstance(thing, Signpost):
        return (Outside(name=thing.body.said_in(language), where=thing.where.said_in(language), source=thing.source),)
    return tuple(_outside(body, language) for body in answer.candidates)


def _outside(body: Body, language: str) -> Outside:
    where = where_in(body.where or body.reason, language)
    return Outside(name=_german(body.body, language), where=where, source=body.source)


def _german(text: str, language: str) -> Text:
    return Text(value=text, language="de", is_fallback=language != "de")


def _is_guess(answer: object, office: TodaysOffice) -> bool:
    if not isinstance(answer, Responsible | Elsewhere) or answer.rule == NO_RULE:
        return False
    return bool(set(office.live.plan.responsibilities[answer.rule].assumed) - NO_HOLD_ON)


def _of_the_rules(service: str, facts: dict[str, str], office: TodaysOffice) -> tuple[tuple[str, str], ...]:
    """Of what was said, only what the rules of a service turn on: its page shall not ask again, nor learn more."""
    known = office.live.table.services.get(service)
    turning = {column.fact for column in known.columns} if known else set()
    return tuple((fact, value) for fact, value in facts.items() if fact in turning)
