# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg route`: who is responsible for a matter, by which rule and why."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated

import typer

from kurzweg.cli.answers import NO, BadInput, JsonFlag, answering, emit, end, say
from kurzweg.cli.files import open_structure
from kurzweg.cli.places import place_of, rule_lines
from kurzweg.engine import responsibility
from kurzweg.engine.responsibility import (
    FACTS,
    Answer,
    BadCondition,
    BadFact,
    DecisionTable,
    Elsewhere,
    NeedsFacts,
    Nobody,
    NotFor,
    Responsible,
    TooManyCells,
    UnknownService,
)
from kurzweg.engine.structure import Elsewhere as Body
from kurzweg.engine.structure import Structure
from kurzweg.services.catalogue import load_catalogue


class Language(StrEnum):
    """The languages a reason is told in."""

    DE = "de"
    EN = "en"
    AR = "ar"
    UK = "uk"
    TR = "tr"
    FA = "fa"
    FR = "fr"
    RU = "ru"
    EASY_GERMAN = "de-simple"


KINDS: dict[type, str] = {
    Responsible: "responsible",
    Elsewhere: "elsewhere",
    NeedsFacts: "needs-facts",
    NotFor: "not-for",
    Nobody: "nobody",
}


def route(
    file: Annotated[str, typer.Argument(metavar="FILE", help="YAML or JSON file, - or the name of a blueprint.")],
    service: Annotated[str, typer.Option("--service", help="Id of the service, as in the catalogue.")],
    fact: Annotated[
        list[str] | None,
        typer.Option("--fact", help="What is known, as in age=17, surname=Müller, age=unknown."),
    ] = None,
    language: Annotated[Language, typer.Option(help="Language of the reason.")] = Language.DE,
    as_json: JsonFlag = False,
) -> None:
    """Say which unit is responsible for a service and a person, by which rule and why.

    Exit 0: a unit, or a body elsewhere. Exit 1: nobody yet (facts are missing, the service is not for this
    person, or no single rule holds). JSON: answer (responsible, elsewhere, needs-facts, not-for, nobody),
    service, facts, unit, name, with, inform, decides, signs, deputy, law, rule, line, assumed, reason,
    candidates, caveat, as_of, needs, alternatives, rules.
    """
    with answering(as_json):
        known = _facts(fact or [])
        structure = open_structure(file)
        answer = _answer(structure, service, known, file)
        lines = rule_lines(file)
    document = _plain(answer, structure, known, lines, language)
    if as_json:
        emit(document)
    else:
        _tell(answer, structure, file, lines, language)
    if not isinstance(answer, Responsible | Elsewhere):
        end(NO)


def _facts(words: Sequence[str]) -> dict[str, str]:
    facts: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise BadInput(f'"{word}" is no fact.', "Write it as in age=17.", field="--fact")
        if name not in FACTS:
            near = get_close_matches(name, FACTS, n=1)
            mend = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(FACTS)}."
            raise BadInput(f'There is no fact "{name}".', mend, field="--fact")
        if facts.setdefault(name, value) != value:
            raise BadInput(f'Two different answers for "{name}".', "Say each fact once.", field="--fact")
    return facts


def table_of(structure: Structure, file: str) -> DecisionTable:
    """The rules of a structure about the services of the shipped catalogue. Raises `BadInput`."""
    catalogue = load_catalogue().services
    related = {
        one.id: tuple(
            other.id
            for other in catalogue.values()
            if other.life_situation == one.life_situation and other.id != one.id
        )
        for one in catalogue.values()
        if one.scope
    }
    scopes = {one.id: one.scope for one in catalogue.values()}
    try:
        return responsibility.compile_structure(structure, scopes, related=related)
    except (BadCondition, TooManyCells) as error:
        raise BadInput(str(error), "", file=file, field="responsibilities") from None


def _answer(structure: Structure, service: str, facts: dict[str, str], file: str) -> Answer:
    table = table_of(structure, file)
    try:
        return responsibility.route(table, service, facts)
    except TooManyCells as error:
        raise BadInput(str(error), "", file=file, field="responsibilities") from None
    except BadFact as error:
        raise BadInput(f'"{error.value}" is no value of {error.fact}.', error.mend, field="--fact") from None
    except UnknownService:
        near = get_close_matches(service, table.services, n=1)
        mend = f"Did you mean {near[0]}?" if near else "Use an id of the catalogue."
        raise BadInput(f'There is no service "{service}".', mend, field="--service") from None


def _tell(answer: Answer, structure: Structure, file: str, lines: dict[int, int], language: Language) -> None:
    say(answer.reason(language))
    if isinstance(answer, Responsible | Elsewhere):
        if isinstance(answer, Elsewhere) and answer.caveat:
            say(answer.caveat)
        guess = structure.responsibilities[answer.rule].assumed
        note = f" (assumed: {', '.join(guess)})" if guess else ""
        say(f"{place_of(file, (answer.rule,), lines)}{note}")
    if isinstance(answer, NeedsFacts):
        say(f"--fact {answer.facts[0]}=…")
    if isinstance(answer, Nobody) and answer.rules:
        say(place_of(file, answer.rules, lines))
    if isinstance(answer, NotFor) and answer.alternatives:
        say(", ".join(answer.alternatives))


def _plain(
    answer: Answer, structure: Structure, facts: dict[str, str], lines: dict[int, int], language: Language
) -> dict[str, object]:
    lead = answer if isinstance(answer, Responsible) else None
    outside = answer if isinstance(answer, Elsewhere) else None
    ruled = lead or outside
    return {
        "answer": KINDS[type(answer)],
        "service": answer.service,
        "facts": facts,
        "unit": lead and lead.unit,
        "name": lead and (dict(lead.unit_names).get(language) or dict(lead.unit_names).get("de")),
        "with": list(lead.participants) if lead else [],
        "inform": list(lead.inform) if lead else [],
        "decides": lead and lead.decides,
        "signs": lead and lead.signs,
        "deputy": lead and lead.deputy,
        "law": ruled.law if ruled else "",
        "rule": ruled.rule if ruled else None,
        "line": lines.get(ruled.rule) if ruled else None,
        "assumed": list(structure.responsibilities[ruled.rule].assumed) if ruled else [],
        "reason": answer.reason(language),
        "candidates": [_body(one) for one in outside.candidates] if outside else [],
        "caveat": outside.caveat if outside else "",
        "as_of": outside.as_of.isoformat() if outside and outside.as_of else None,
        "needs": list(answer.facts) if isinstance(answer, NeedsFacts) else [],
        "alternatives": list(answer.alternatives) if isinstance(answer, NotFor) else [],
        "rules": list(answer.rules) if isinstance(answer, Nobody) else [],
    }


def _body(one: Body) -> dict[str, str]:
    return {"body": one.body, "where": one.where, "reason": one.reason, "source": one.source}
