# SPDX-License-Identifier: EUPL-1.2
"""How many questions of responsibility one core answers in a second, and how long a proof takes.

Run: python -m bench.responsibility. The peer is what one would write first: a loop over the rules of the
service that parses each condition as it stands in the text and takes the first that holds.
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Sequence
from importlib.resources import files
from statistics import median

from kurzweg.engine.responsibility import (
    Answer,
    DecisionTable,
    FactValue,
    Responsible,
    check,
    compile_structure,
    route,
)
from kurzweg.engine.responsibility.letters import reader_without
from kurzweg.engine.structure import Condition, Rule, Structure, read
from kurzweg.services.catalogue import load_catalogue

BLUEPRINT = "burgenlandkreis-2018"
QUESTIONS = 50_000
ROUNDS = 5
SYLLABLES = ("ab", "al", "bo", "da", "el", "fa", "ha", "ka", "le", "mo", "na", "ra", "sa", "ta", "yu", "za")
ACCENTED = ("ö", "ü", "ä", "ş", "ç", "ł", "é")
OTHER_SCRIPTS = ("محمد", "Шевченко", "علي", "ተስፋዬ", "Кравчук", "عباس")
STATUSES = ("duldung-60a", "aufenthaltsgestattung", "asylberechtigt-fluechtling", "unknown")

Question = tuple[str, dict[str, FactValue]]


def questions(structure: Structure, services: Sequence[str], chance: random.Random) -> list[Question]:
    """Visitors as they come: half of them for the services that are split by letters or status, all with new
    names.
    """
    split = sorted(
        {name for rule in structure.responsibilities if rule.when for name in structure.services_of(rule.service)}
    )
    return [
        (
            chance.choice(split if chance.random() < 0.5 else services),
            {"surname": surname(chance), "age": chance.randrange(100), "status": chance.choice(STATUSES)},
        )
        for _ in range(QUESTIONS)
    ]


def surname(chance: random.Random) -> str:
    """A name nobody has asked about yet: 80 % plain letters, 17 % with diacritics or two words, 3 % other
    scripts.
    """
    name = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title()
    kind = chance.random()
    if kind < 0.80:
        return name
    if kind < 0.92:
        return name[:2] + chance.choice(ACCENTED) + name[2:]
    if kind < 0.97:
        return f"Al-{name}"
    return chance.choice(OTHER_SCRIPTS)


def first_match(structure: Structure) -> Callable[[str, dict[str, FactValue]], str | None]:
    """The peer: rules per service, conditions read anew for each question."""
    read_name = reader_without(structure.particles)
    by_service: dict[str, list[Rule]] = {}
    for rule in structure.responsibilities:
        for service in structure.services_of(rule.service):
            by_service.setdefault(service, []).append(rule)

    def answer(service: str, facts: dict[str, FactValue]) -> str | None:
        for rule in by_service.get(service, ()):
            if all(_holds(condition, facts.get(condition.fact), read_name) for condition in rule.when):
                return rule.lead
        return None

    return answer


def _holds(condition: Condition, value: FactValue, read_name: Callable[[str], str]) -> bool:
    if value in (None, "", "unknown"):
        return "unknown" in condition.values
    if condition.fact == "surname":
        letters = read_name(str(value))
        bounds = (one.lower().partition("-") for one in condition.values if one != "unknown")
        return any(low <= letters and (letters <= high or letters.startswith(high)) for low, _, high in bounds)
    if condition.fact == "age":
        return any(one.startswith("<") and int(str(value)) < int(one[1:]) for one in condition.values)
    return value in condition.values


def per_second(ask: Callable[[], object], count: int) -> float:
    """The median rate of several rounds, without the collector of garbage in between."""
    rates = []
    for _ in range(ROUNDS):
        gc.collect()
        gc.disable()
        begin = time.perf_counter()
        ask()
        rates.append(count / (time.perf_counter() - begin))
        gc.enable()
    return median(rates)


def crossing(count: int) -> Structure:
    """The planted worst case: rules over five facts that cut across each other on one service."""
    chance = random.Random(7)
    letters = "abcdefghijklmnopqrstuvwxyz"
    rules = []
    for index in range(count):
        low, high = sorted(chance.sample(letters, 2))
        young, old = sorted(chance.sample(range(131), 2))
        facts = {
            "surname": (f"{low}{chance.choice(letters)}-{high}{chance.choice(letters)}",),
            "age": (f"{young}-{old}",),
            "household": tuple(chance.sample(("single", "couple", "family", "unaccompanied"), 2)),
            "nationality": tuple(chance.sample(("eu", "ukraine", "other"), 2)),
            "municipality": (f"{chance.randrange(100):02d}", f"{chance.randrange(1000):03d}"),
        }
        conditions = tuple(Condition(fact=fact, values=values) for fact, values in facts.items())
        rules.append(Rule(service="duldung", lead=f"u{index % 4}", when=conditions))
    office = read((files("kurzweg") / "blueprints" / f"{BLUEPRINT}.yaml").read_text("utf-8"))
    return Structure(
        office="worst case", label="", land="ST", valid_from=office.valid_from, responsibilities=tuple(rules)
    )


def unit_of(answer: Answer) -> str | None:
    """The unit an answer names, if it names one."""
    return answer.unit if isinstance(answer, Responsible) else None


def line(what: str, ours: float, peer: float | None = None, unit: str = "routes/s") -> None:
    """One row of the table."""
    compared = "" if peer is None else f"   peer {peer:>12,.0f}   ratio {ours / peer:5.1f}"
    print(f"{what:<46} {ours:>12,.0f} {unit}{compared}")


def all_asked(table: DecisionTable, asked: Sequence[Question]) -> Callable[[], object]:
    """A loop that asks every question once."""

    def ask() -> None:
        for service, facts in asked:
            route(table, service, facts)

    return ask


def main() -> None:
    """Print all figures."""
    catalogue = load_catalogue()
    structure = read((files("kurzweg") / "blueprints" / f"{BLUEPRINT}.yaml").read_text("utf-8"))
    table = compile_structure(structure, catalogue.scopes)
    chance = random.Random(1)
    asked = questions(structure, sorted(catalogue.scopes), chance)
    peer = first_match(structure)
    agree = sum(unit_of(route(table, *question)) == peer(*question) for question in asked)
    print(f"{BLUEPRINT}: {len(catalogue.scopes)} services, {len(structure.responsibilities)} rules")
    print(f"same unit as the peer for {agree} of {len(asked)} questions")

    def peer_asked() -> None:
        for service, facts in asked:
            peer(service, facts)

    def fresh() -> Callable[[], object]:
        return all_asked(table, questions(structure, sorted(catalogue.scopes), chance))

    line(
        "mixed visitors, same names again",
        per_second(all_asked(table, asked), QUESTIONS),
        per_second(peer_asked, QUESTIONS),
    )
    rates = []
    for _ in range(ROUNDS):
        ask = fresh()
        begin = time.perf_counter()
        ask()
        rates.append(QUESTIONS / (time.perf_counter() - begin))
    line("mixed visitors, names never seen before", median(rates))
    by_letter: list[Question] = [("duldung", {"surname": surname(chance)}) for _ in range(QUESTIONS)]
    line("split by letters only", per_second(all_asked(table, by_letter), QUESTIONS))
    nothing: list[Question] = [("duldung", {})] * QUESTIONS
    line("nothing known yet (what to ask)", per_second(all_asked(table, nothing), QUESTIONS))
    walls = {service.id: service.compartment for service in catalogue.services.values()}
    begin = time.perf_counter()
    findings = check(structure, catalogue.scopes, compartments=walls)
    line(f"check of the whole office ({len(findings)} findings)", 1000 * (time.perf_counter() - begin), unit="ms")
    for count in (50, 200):
        begin = time.perf_counter()
        kinds = {finding.kind for finding in check(crossing(count), {"duldung": ()})}
        spent = 1000 * (time.perf_counter() - begin)
        line(f"worst case, {count} rules, 5 facts ({', '.join(sorted(kinds))})", spent, unit="ms")


if __name__ == "__main__":
    main()
