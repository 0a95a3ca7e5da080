# SPDX-License-Identifier: EUPL-1.2
"""What about a structure is a guess, in words: `assumed` says it in paths that only its authors read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from kurzweg.engine.structure.languages import GERMAN
from kurzweg.engine.structure.model import Structure
from kurzweg.engine.structure.paths import EVERY
from kurzweg.engine.structure.sentences import FIELDS

SECTIONS: Final = {
    "units": ("Einheiten", "units"), "sites": ("Standorte", "sites"), "successors": ("Nachfolge", "successors"),
    "groups": ("Gruppen von Leistungen", "groups of services"), "flows": ("Abläufe", "flows"),
    "policy": ("Aufrufregel", "calling policy"), "demand": ("Nachfrage", "demand"),
    "people": ("Abwesenheit und unbesetzte Stellen", "absence and vacancies"), "backlog": ("Rückstand", "backlog"),
    "season": ("Saison", "season"), "responsibilities": ("Zuständigkeiten", "responsibilities"),
}  # fmt: skip

Sentence = tuple[str, str]
"""German and English."""


def guesses_in_words(structure: Structure) -> tuple[Sentence, ...]:
    """Everything under `assumed`, also that of single rules; what belongs together in one line.

    >>> from dataclasses import replace
    >>> from kurzweg.engine.structure import example
    >>> guess = replace(example(), assumed=("units.*.staff", "units.jugend.hours", "demand"))
    >>> [german for german, _ in guesses_in_words(guess)]
    ['Stellen aller Einheiten', 'Öffnungszeiten: Jugendhilfe', 'Nachfrage']
    """
    return (*_of_structure(structure), *_of_rules(structure))


def _of_structure(structure: Structure) -> Iterator[Sentence]:
    names = _names(structure)
    together: dict[tuple[str, str], list[str]] = {}
    for path in structure.assumed:
        section, name, field = [*path.split(".", 2), "", ""][:3]
        together.setdefault((section, field), []).append(name)
    for (section, field), named in together.items():
        if EVERY in named:
            yield _of_all(section, field)
            named = [name for name in named if name != EVERY]  # noqa: PLW2901 - the rest is told by name
        if named:
            yield _of_some(section, field, [names.get((section, name), name) for name in named if name])


def _of_all(section: str, field: str) -> Sentence:
    (german, english), (label, word) = _section(section), _field(field)
    return (f"{label} aller {german}", f"{word} of all {english}") if field else (f"alle {german}", f"all {english}")


def _of_some(section: str, field: str, names: list[str]) -> Sentence:
    german, english = _field(field) if field else _section(section)
    listed = f": {' · '.join(names)}" if names else ""
    return f"{german}{listed}", f"{english}{listed}"


def _of_rules(structure: Structure) -> Iterator[Sentence]:
    counts = Counter(path.split(".")[0] for rule in structure.responsibilities for path in rule.assumed)
    for field, count in counts.items():
        german, english = _field(field)
        yield (
            f"{german} bei {count} {'Regel' if count == 1 else 'Regeln'} der Zuständigkeit",
            f"{english} of {count} {'rule' if count == 1 else 'rules'} of responsibility",
        )


def _section(section: str) -> Sentence:
    return SECTIONS.get(section) or _field(section)


def _field(field: str) -> Sentence:
    word = field.replace("_", " ")
    return FIELDS.get(field, word), word


def _names(structure: Structure) -> Mapping[tuple[str, str], str]:
    units = {("units", unit.id): dict(unit.name).get(GERMAN, unit.id) for unit in structure.units}
    return units | {("sites", site.id): site.name for site in structure.sites}
