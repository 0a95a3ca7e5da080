# SPDX-License-Identifier: EUPL-1.2
"""The German words of the start pack, kept as text files so that lawyers can read and correct them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("texts")


@dataclass(frozen=True)
class Activity:
    """Verarbeitungstätigkeit: what is done with data, why, and by which law. (DSGVO Art. 30)"""

    code: str
    title: str
    purpose: str
    law: str
    recipients: tuple[str, ...]
    retention: tuple[str, ...]


@dataclass(frozen=True)
class RetentionRule:
    """Löschfrist: which clock starts when, and how long it runs. A rule set by the office may be empty still."""

    code: str
    what: str
    clock: str
    term: str
    law: str
    set_by: str


@dataclass(frozen=True)
class Risk:
    """What may happen to people, and what is built against it."""

    risk: str
    measures: tuple[str, ...]


def read(name: str) -> Any:
    """One text file of the start pack as data."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def activities() -> tuple[Activity, ...]:
    """All processing activities, in the order of a visit."""
    return tuple(
        Activity(**{**row, "recipients": tuple(row["recipients"]), "retention": tuple(row["retention"])})
        for row in read("activities")
    )


@cache
def retention_rules() -> dict[str, RetentionRule]:
    """All rules of retention by their code."""
    return {row["code"]: RetentionRule(**row) for row in read("retention")}


@cache
def risks() -> tuple[Risk, ...]:
    """The risks of the data protection impact assessment."""
    return tuple(Risk(row["risk"], tuple(row["measures"])) for row in read("assessment")["risks"])
