# SPDX-License-Identifier: EUPL-1.2
"""Reads what is due for whom: strict about every reference, and clear about what to mend.

>>> seed = load_paths()
>>> str(seed.deadlines["moving-in"].words.said_in("en"))
'Within 2 weeks of moving in'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import cast

from kurzweg.engine.path import CircleError, Fact, Paths
from kurzweg.engine.path.nouns import Certainty
from kurzweg.services.located_yaml import MAX_BYTES, read_yaml
from kurzweg.services.nouns import Words
from kurzweg.services.path_entries import CERTAINTIES, StepReader, read_facts
from kurzweg.services.places import Value
from kurzweg.services.seed_head import HEAD, SeedHead, read_head
from kurzweg.services.service_entry import identifier

SEED = Path(__file__).parent / "seed" / "paths.yaml"


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """Frist of a step in words. `rule` is its id among the deadline rules; `days` only orders the steps."""

    id: str
    days: int
    rule: str
    law: str
    certainty: Certainty
    words: Words


@dataclass(frozen=True, kw_only=True)
class PathsSeed:
    """The paths with their words, the state of their law and the file they came from."""

    head: SeedHead
    paths: Paths
    deadlines: Mapping[str, Deadline]
    hints: Mapping[str, Words]


@cache
def shipped_paths() -> PathsSeed:
    """The paths that ship with kurzweg, read once."""
    return load_paths()


def load_paths(path: Path | None = None) -> PathsSeed:
    """Read the paths that ship with kurzweg, or another file of the same form; `path` is a YAML file.

    Raises `SeedError` with file, line, field and mend: for unknown facts, answers, steps, deadlines and hints, for a
    question that asks for what is asked later, and for steps that wait for each other. `OSError` when there is no file.
    """
    place = path or SEED
    with place.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    return read_paths(content, name=place.name)


def read_paths(content: bytes, *, name: str) -> PathsSeed:
    """The paths in these bytes; `name` stands for the file in errors. Raises `SeedError`."""
    document = read_yaml(content, name).mapping((*HEAD, "facts", "deadlines", "hints", "steps"))
    head = read_head(document, "kurzweg/paths", content)
    deadlines = {one.id: one for one in (_deadline(value, head) for value in document["deadlines"].list())}
    hints = dict(_hint(value, head) for value in document["hints"].list())
    facts = read_facts(document["facts"])
    reader = StepReader(
        facts=facts,
        days={one.id: one.days for one in deadlines.values()},
        hints=hints,
        known=[step.mapping()["id"].text() for step in document["steps"].list() if "id" in step.mapping()],
    )
    return PathsSeed(
        head=head,
        paths=_paths(facts, reader, document["steps"]),
        deadlines=MappingProxyType(deadlines),
        hints=MappingProxyType(hints),
    )


def _paths(facts: tuple[Fact, ...], reader: StepReader, steps: Value) -> Paths:
    entries = reader.all_of(steps)
    try:
        return Paths(facts=facts, steps=tuple(entries))
    except CircleError as circle:
        place = next(value for value in steps.list() if value.mapping()["id"].raw == circle.steps[0])
        after = place.mapping()["after"]
        raise after.error(
            f"These steps wait for each other: {' → '.join(circle.steps)}.",
            "Remove one of them from the `after` of the next.",
        ) from None


def _deadline(value: Value, head: SeedHead) -> Deadline:
    entry = value.mapping(("id", "days", "certainty", "texts"), optional=("rule", "law"))
    return Deadline(
        id=identifier(entry["id"]),
        days=entry["days"].whole(least=0, most=4000),
        rule=entry["rule"].text(longest=40) if "rule" in entry else "",
        law=entry["law"].text(longest=100) if "law" in entry else "",
        certainty=cast("Certainty", entry["certainty"].one_of(CERTAINTIES)),
        words=head.words(entry["texts"]),
    )


def _hint(value: Value, head: SeedHead) -> tuple[str, Words]:
    entry = value.mapping(("id", "texts"))
    return identifier(entry["id"]), head.words(entry["texts"])
