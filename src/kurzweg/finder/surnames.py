# SPDX-License-Identifier: EUPL-1.2
"""The family name, as little of it as decides: a few letters. A whole name never stands in an address of ours."""

from __future__ import annotations

import re

from kurzweg.engine.responsibility import ServiceTable, letters_of
from kurzweg.engine.responsibility.letters import particles_at_the_beginning
from kurzweg.engine.structure import Structure

FEWEST = 3
LONGEST_NAME = 60


def letters_needed(known: ServiceTable) -> int:
    """How many letters decide: three, or as many as the longest bound of a rule has, and one more."""
    bounds = (
        len(letters_of(bound))
        for piece in known.plan.pieces
        for condition in piece.rule.when
        if condition.fact == "surname"
        for value in condition.values
        if value != "unknown"
        for bound in re.split("[-–]", value)
    )
    return max(FEWEST, 1 + max(bounds, default=0))


def first_letters(name: str, count: int) -> str:
    """The beginning of a name that has this many letters; empty when it has none at all.

    >>> first_letters("Özdemir", 3), first_letters("O'Brien", 3), first_letters("17", 3)
    ('Öz', "O'Br", '')
    """
    for end in range(1, len(name) + 1):
        if len(letters_of(name[:end])) >= count:
            return name[:end]
    return name if letters_of(name) else ""


def is_particle(name: str, plan: Structure) -> bool:
    """Whether this is only a little word before the name that does not count here (von, al-)."""
    return name.strip(" -'’").casefold() in {particle.strip(" -'’").casefold() for particle in plan.particles}


def without_particles(name: str, plan: Structure) -> str:
    """The name behind its little words, where there is one; "von Al-Ahmad" is "Ahmad" when both do not count.

    >>> from kurzweg.engine.structure import example
    >>> from dataclasses import replace
    >>> without_particles("von Al-Ahmad", replace(example(), particles=("von", "al-")))
    'Ahmad'
    """
    pattern = particles_at_the_beginning(plan.particles)
    if not pattern:
        return name
    leading = rf"{pattern}(?=\w)"
    return re.sub(leading, "", name, count=1, flags=re.IGNORECASE) if re.match(leading, name, re.IGNORECASE) else name


def apart(word: str) -> str:
    """A foreign word that keeps its hyphens on its own side, in a sentence of either direction."""
    return f"\u2068{word}\u2069"
