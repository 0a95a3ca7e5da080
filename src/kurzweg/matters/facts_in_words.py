# SPDX-License-Identifier: EUPL-1.2
"""The facts of a matter for reading, in the words that the whole house has for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from kurzweg.engine.responsibility import FACTS, UNKNOWN, fact_in_words, value_in_words


@dataclass(frozen=True)
class FactLine:
    """One fact for reading: what it is called, what was said."""

    key: str
    value: str


def fact_name(fact: str) -> str:
    """What a fact is called on pages; a fact that only an older program knew keeps its code."""
    name = fact_in_words(fact, get_language() or "de")
    return name[:1].upper() + name[1:]


def said_about(fact: str, value: str) -> str:
    """What was said about one fact, as the reader says it; a name stays as it was written."""
    return value if fact == "surname" and value != UNKNOWN else value_in_words(fact, value, get_language() or "de")


def in_words(facts: Mapping[str, str]) -> list[FactLine]:
    """All facts of a matter, in the order in which the office asks them."""
    known = [fact for fact in FACTS if fact in facts]
    return [FactLine(fact_name(fact), said_about(fact, facts[fact])) for fact in known]
