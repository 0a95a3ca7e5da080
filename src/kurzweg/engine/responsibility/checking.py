# SPDX-License-Identifier: EUPL-1.2
"""Proof that every service has exactly one lead for every person, or counterexamples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from kurzweg.engine.responsibility.boxes import Box, cells, fill, hole, left_over, meet, meetings
from kurzweg.engine.responsibility.errors import BadCondition, TooManyCells
from kurzweg.engine.responsibility.findings import Finding
from kurzweg.engine.responsibility.plan import Catalogue, Plan, plan_for, rules_by_service
from kurzweg.engine.responsibility.premises import check_units
from kurzweg.engine.responsibility.scales import with_particles
from kurzweg.engine.structure.model import Rule, Structure

MOST_FINDINGS = 100
"""Gaps, or clashes, of one service that are named one by one."""


def check(
    structure: Structure, catalogue: Catalogue, *, compartments: Mapping[str, str] | None = None
) -> tuple[Finding, ...]:
    """Find every flaw of a structure; an empty answer is a proof.

    Parameters: `catalogue`, service id to the conditions of those for whom it exists, for all services that
    have not ended before the structure begins; `compartments`, service id to its compartment (without it,
    compartments are not checked). Returns findings: per service gaps, clashes and rules that never apply,
    then units, lanes and hours. Exact: facts are cut at all bounds of the rules, and within a piece all
    persons are alike. Never hangs: rules that cut each other into too many pieces give the finding `refused`
    with the count of cells. Source: engine/responsibility.md §4.

    >>> from datetime import date
    >>> from kurzweg.engine.structure.model import Condition
    >>> rules = tuple(Rule(service="duldung", lead=lead, when=(Condition(fact="surname", values=(letters,)),))
    ...               for lead, letters in (("u1", "A-L"), ("u2", "L-Z")))
    >>> office = Structure(office="O", label="", land="ST", valid_from=date(2018, 4, 26),
    ...                    responsibilities=rules)
    >>> for finding in check(office, {"duldung": ()}):
    ...     print(finding.kind, "|", finding.person("en"))
    clash | surname Lange, any age
    gap | surname unknown (single name), any age
    """
    rules = rules_by_service(structure)
    scales = with_particles(structure.particles)
    plans: list[Plan] = []
    findings: list[Finding] = []
    for service in catalogue:
        try:
            plan = plan_for(service, rules.get(service, ()), catalogue[service], scales)
        except BadCondition as error:
            findings.append(_bad_condition(service, rules.get(service, ()), error))
            continue
        except TooManyCells as error:
            places = tuple(index for index, _ in rules[service])
            findings.append(Finding(kind="refused", service=service, rules=places, detail=error.count))
            continue
        plans.append(plan)
        findings += _never(plan)
        findings += check_service(plan)
    findings += _unknown(rules, catalogue)
    findings += _without_source(structure)
    findings += check_units(structure, plans, compartments or {})
    return tuple(findings)


def check_service(plan: Plan) -> list[Finding]:
    """Gaps and clashes of one service."""
    boxes = [piece.box for piece in plan.pieces]
    clashes = _clashes(plan, boxes)
    return clashes + _gaps(plan, boxes, apart=not clashes)


def _clashes(plan: Plan, boxes: Sequence[Box]) -> list[Finding]:
    found: dict[tuple[int, ...], Finding] = {}
    for _, _, shared in meetings(boxes):
        facts = plan.person(shared)
        cell = _cell(plan, facts)
        holding = [piece for piece in plan.pieces if meet(piece.box, cell) is not None]
        rules = tuple(piece.index for piece in holding)
        if rules not in found:
            found[rules] = Finding(
                kind="clash",
                service=plan.service,
                units=tuple(dict.fromkeys(lead for piece in holding for lead in _leads(piece.rule))),
                rules=rules,
                facts=facts,
                region=plan.conditions(shared),
            )
        if len(found) > MOST_FINDINGS:
            detail = f"> {MOST_FINDINGS} clashes"
            return [*islice(found.values(), MOST_FINDINGS), _refused(plan, detail)]
    return list(found.values())


def _gaps(plan: Plan, boxes: Sequence[Box], *, apart: bool) -> list[Finding]:
    if apart and fill(plan.domain, boxes):
        return []
    try:
        free = left_over(plan.domain, boxes)
    except TooManyCells:
        one = hole(plan.domain, boxes) if apart else None
        return [_gap(plan, one)] if one is not None else [_refused(plan, f"{cells(plan.domain)} cells")]
    findings = [_gap(plan, box) for box in free[:MOST_FINDINGS]]
    return findings if len(free) <= MOST_FINDINGS else [*findings, _refused(plan, f"{len(free)} gaps")]


def _gap(plan: Plan, box: Box) -> Finding:
    return Finding(
        kind="gap",
        service=plan.service,
        rules=tuple(piece.index for piece in plan.pieces),
        facts=plan.person(box),
        region=plan.conditions(box),
    )


def _refused(plan: Plan, detail: str) -> Finding:
    rules = tuple(piece.index for piece in plan.pieces)
    return Finding(kind="refused", service=plan.service, rules=rules, detail=detail)


def _cell(plan: Plan, facts: Sequence[tuple[str, str | int]]) -> Box:
    return tuple(1 << axis.classify(value) for axis, (_, value) in zip(plan.axes, facts, strict=True))


def _leads(rule: Rule) -> tuple[str, ...]:
    return (rule.lead,) if rule.lead else tuple(one.body for one in rule.elsewhere)


def _never(plan: Plan) -> Iterator[Finding]:
    for index in plan.never:
        yield Finding(kind="never-applies", service=plan.service, rules=(index,))


def _unknown(rules: Mapping[str, Sequence[tuple[int, Rule]]], catalogue: Catalogue) -> Iterator[Finding]:
    for service, named in rules.items():
        if service not in catalogue:
            places = tuple(index for index, _ in named)
            yield Finding(kind="unknown-service", service=service, rules=places)


def _without_source(structure: Structure) -> Iterator[Finding]:
    for index, rule in enumerate(structure.responsibilities):
        for one in rule.elsewhere:
            if not one.source and not rule.sources:
                yield Finding(kind="elsewhere-without-source", service=rule.service, rules=(index,), detail=one.body)


def _bad_condition(service: str, rules: Sequence[tuple[int, Rule]], error: BadCondition) -> Finding:
    meant = tuple(
        index
        for index, rule in rules
        if any(one.fact == error.fact and error.value in (*one.values, ", ".join(one.values)) for one in rule.when)
    )
    return Finding(kind="bad-condition", service=service, rules=meant, detail=str(error))
