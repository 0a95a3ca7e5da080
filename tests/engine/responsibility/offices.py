# SPDX-License-Identifier: EUPL-1.2
"""Small and random offices for the laws of responsibility, and a second, slow way to tell which rules hold."""

from __future__ import annotations

from datetime import date
from itertools import pairwise, product

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from kurzweg.engine.responsibility import CLOSED, Answer, Elsewhere, FactValue, Responsible, letters_of
from kurzweg.engine.responsibility.letters import after
from kurzweg.engine.structure import Condition, Rule, Structure, Unit

SERVICE = "duldung"
UNITS = ("u1", "u2", "u3", "u4")
Conditions = tuple[Condition, ...]
Person = dict[str, FactValue]

thorough = settings(
    derandomize=True,
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def when(**facts: str | list[str]) -> Conditions:
    """Conditions as the text form has them: when(surname=["L-Z", "unknown"], age="<18")."""
    return tuple(
        Condition(fact=fact, values=tuple([values] if isinstance(values, str) else values))
        for fact, values in facts.items()
    )


def led(lead: str, **facts: str | list[str]) -> Rule:
    return Rule(service=SERVICE, lead=lead, when=when(**facts))


def office(*rules: Rule, **fields: object) -> Structure:
    """An office with four units in which these rules hold."""
    units = tuple(Unit(id=unit, name=(("de", unit.upper()),), kind="casework") for unit in UNITS)
    named = {"office": "Amt", "label": "Entwurf", "land": "ST", "valid_from": date(2018, 4, 26), "units": units}
    return Structure(**{**named, **fields, "responsibilities": rules})  # type: ignore[arg-type]


def comes_to(answer: Answer) -> tuple[object, ...]:
    """What an answer means to the person, without rule number and reason."""
    if isinstance(answer, Responsible):
        return ("responsible", answer.unit)
    if isinstance(answer, Elsewhere):
        return ("elsewhere", answer.candidates)
    return (type(answer).__name__,)


def holding(rules: tuple[Rule, ...], person: Person) -> list[int]:
    """The rules that hold for a person, read straight from their text."""
    return [index for index, rule in enumerate(rules) if all(_holds(one, person) for one in rule.when)]


def _holds(condition: Condition, person: Person) -> bool:
    value = person[condition.fact]
    if condition.fact == "surname":
        name = None if value in (None, "", "unknown") else letters_of(str(value)) or None
        return any(_letter(one, name) for one in condition.values)
    if value in (None, "", "unknown"):
        return "unknown" in condition.values
    if condition.fact == "age":
        return any(_age(one, int(str(value))) for one in condition.values if one != "unknown")
    return value in condition.values


def _letter(text: str, name: str | None) -> bool:
    if name is None or text == "unknown":
        return name is None and text == "unknown"
    low, _, high = text.lower().partition("-")
    return low <= name and (name <= (high or low) or name.startswith(high or low))


def _age(text: str, years: int) -> bool:
    if text.startswith("<"):
        return years < int(text[1:])
    if text.startswith(">="):
        return years >= int(text[2:])
    low, _, high = text.partition("-")
    return int(low) <= years <= int(high or low)


@st.composite
def letter_splits(draw: st.DrawFn) -> list[list[str]]:
    """Letter ranges that leave nobody out, and who has no known surname."""
    words = st.text("abkmsz", min_size=1, max_size=3).filter(lambda word: word.strip("z") != "")
    highs = sorted(draw(st.lists(words, min_size=1, max_size=3, unique=True)), key=after)
    ranges, low = [], "a"
    for high in highs:
        if low < after(high) and low <= high:
            ranges.append([f"{low}-{high}"])
            low = after(high)
    ranges.append([f"{low}-z"])
    return _with_unknown(draw, ranges)


@st.composite
def age_splits(draw: st.DrawFn) -> list[list[str]]:
    cuts = sorted(draw(st.lists(st.integers(1, 130), min_size=1, max_size=3, unique=True)))
    middle = [[f"{low}-{high - 1}"] for low, high in pairwise(cuts)]
    return _with_unknown(draw, [[f"<{cuts[0]}"], *middle, [f">={cuts[-1]}"]])


def code_splits(fact: str) -> st.SearchStrategy[list[list[str]]]:
    codes = list(CLOSED.get(fact, ("eu", "ukraine", "other")))

    @st.composite
    def splits(draw: st.DrawFn) -> list[list[str]]:
        order = draw(st.permutations(codes))
        cut = draw(st.integers(1, len(codes) - 1))
        return _with_unknown(draw, [list(order[:cut]), list(order[cut:])])

    return splits()


def _with_unknown(draw: st.DrawFn, parts: list[list[str]]) -> list[list[str]]:
    place = draw(st.integers(0, len(parts)))
    return (
        [*parts, ["unknown"]]
        if place == len(parts)
        else [[*part, "unknown"] if index == place else part for index, part in enumerate(parts)]
    )


SPLITS = {
    "surname": letter_splits(),
    "age": age_splits(),
    "household": code_splits("household"),
    "nationality": code_splits("nationality"),
}


@st.composite
def covered(draw: st.DrawFn) -> tuple[Rule, ...]:
    """Rules that cover every person exactly once: everyone, split again and again by facts."""
    regions: list[dict[str, list[str]]] = [{}]
    for _ in range(draw(st.integers(0, 5))):
        place = draw(st.integers(0, len(regions) - 1))
        free = [fact for fact in SPLITS if fact not in regions[place]]
        if free:
            fact = draw(st.sampled_from(free))
            parts = draw(SPLITS[fact])
            region = regions.pop(place)
            regions += [{**region, fact: part} for part in parts]
    return tuple(led(draw(st.sampled_from(UNITS)), **region) for region in regions)


@st.composite
def anything(draw: st.DrawFn) -> tuple[Rule, ...]:
    """Up to six rules as somebody may write them, with gaps and clashes."""
    rules = []
    for _ in range(draw(st.integers(0, 6))):
        facts = draw(st.lists(st.sampled_from(sorted(SPLITS)), max_size=3, unique=True))
        region = {fact: draw(st.sampled_from(draw(SPLITS[fact]))) for fact in facts}
        rules.append(led(draw(st.sampled_from(UNITS)), **region))
    return tuple(rules)


NAMES = st.one_of(
    st.text(max_size=12),
    st.text("abkmszABKMSZ", min_size=1, max_size=5),
    st.sampled_from(["", "unknown", "Ärmel", "Øst", "Şahin", "Łódź", "ßen", "王", "Шевченко", "علي", "ተስፋዬ", "123"]),
    st.none(),
)
PEOPLE: st.SearchStrategy[Person] = st.fixed_dictionaries(
    {
        "surname": NAMES,
        "age": st.one_of(st.integers(0, 130), st.just("unknown"), st.none()),
        "household": st.sampled_from([*CLOSED["household"], "unknown"]),
        "nationality": st.sampled_from(["eu", "ukraine", "other", "unknown"]),
    }
)


def corners(rules: tuple[Rule, ...], facts: list[str]) -> list[Person]:
    """One person out of every piece that the rules can tell apart: all bounds of all ranges, every code."""
    points = {fact: sorted(_points(fact, rules), key=str) for fact in facts}
    return [dict(zip(points, person, strict=True)) for person in product(*points.values())]


def _points(fact: str, rules: tuple[Rule, ...]) -> set[str | int]:
    values = [value for rule in rules for one in rule.when if one.fact == fact for value in one.values]
    if fact == "age":
        numbers = [int(part) for value in values for part in value.strip("<>=").split("-") if part != "unknown"]
        return {"unknown", 0, *(year for number in numbers for year in (number, number + 1) if year <= 130)}
    if fact == "surname":
        bounds = [value.partition("-") for value in values if value != "unknown"]
        found = {"a", *(low for low, _, _ in bounds), *(after(high or low) for low, _, high in bounds)}
        return {"unknown", *(word for word in found if word < "{")}
    return {*CLOSED.get(fact, ("eu", "ukraine", "other")), "unknown"}
