# SPDX-License-Identifier: EUPL-1.2
"""Who is in charge: rules, their conditions, bodies elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """A body outside this office that is in charge."""

    body: str
    reason: str = ""
    where: str = ""
    source: str = ""
    as_of: date | None = None
    caveat: str = ""


@dataclass(frozen=True, kw_only=True)
class Condition:
    """What one fact must be for a rule to hold: any of `values`, written as in the text form.

    surname: letter ranges over prefixes ("A-K", "Casb-Dza", "unknown"); age: "<18", "18-20", ">=65", "17",
    "unknown"; municipality: AGS/ARS prefixes; all other facts: codes. `unknown` is always the word itself.
    """

    fact: str
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Zuständigkeitsregel: who leads a service for whom. Rules have no order and must not overlap."""

    service: str
    lead: str | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    participants: tuple[str, ...] = ()  # `with` in the text form
    inform: tuple[str, ...] = ()
    decides: str | None = None
    signs: str | None = None
    deputy: str | None = None
    when: tuple[Condition, ...] = ()
    law: str = ""
    sources: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
