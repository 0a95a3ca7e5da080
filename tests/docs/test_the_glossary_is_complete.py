# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

from django.apps import apps

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"


def rows() -> list[tuple[str, str, list[str]]]:
    """German, English, identifiers of every row of the first table."""
    table = GLOSSARY.read_text(encoding="utf-8").partition("## Words to avoid")[0]
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line.startswith("|")
    ]
    return [(german, english, re.findall(r"`(\w+)`", identifiers)) for german, english, identifiers in cells[2:]]


def snake_case(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def test_every_model_has_a_row() -> None:
    known = {identifier for _, _, identifiers in rows() for identifier in identifiers}
    ours = {model for model in apps.get_models() if model.__module__.startswith("kurzweg.")}
    missing = {
        f"| {model._meta.verbose_name} | … | `{snake_case(model.__name__)}` |"
        for model in ours
        if snake_case(model.__name__) not in known
    }
    assert missing == set(), f"add to {GLOSSARY}, in its place in the alphabet"


def test_one_concept_has_one_identifier() -> None:
    counted = Counter(identifier for _, _, identifiers in rows() for identifier in identifiers)
    assert [identifier for identifier, times in counted.items() if times > 1] == []


def test_every_row_has_all_three_words() -> None:
    assert [german for german, english, identifiers in rows() if not (german and english and identifiers)] == []


def test_the_rows_stand_in_the_order_of_the_alphabet() -> None:
    keys = [german.lower().translate(str.maketrans("äöüß", "aous")) for german, _, _ in rows()]
    assert [(before, after) for before, after in pairwise(keys) if before > after] == []
