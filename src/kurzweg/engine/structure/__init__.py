# SPDX-License-Identifier: EUPL-1.2
"""One version of an office as frozen data, its text form, its differences.

Read and write the public text form, describe it, compare two versions:

>>> from kurzweg.engine.structure import example, read, write
>>> office = read(write(example()))
>>> office.services_of("front")
('fiktionsbescheinigung', 'eat-abholung', 'aufenthaltsbescheinigung')
"""

from kurzweg.engine.structure.difference import Change, diff
from kurzweg.engine.structure.example import EXAMPLE, example
from kurzweg.engine.structure.guesses import guesses_in_words
from kurzweg.engine.structure.letters import filing_key
from kurzweg.engine.structure.model import (
    COMPARTMENTS,
    WEEKDAYS,
    Condition,
    Demand,
    Elsewhere,
    Flow,
    Hours,
    Interval,
    Lane,
    Minutes,
    Policy,
    Rule,
    Site,
    Step,
    Structure,
    Texts,
    Unit,
    UnitKind,
    Weekday,
    Workforce,
)
from kurzweg.engine.structure.paths import is_assumed
from kurzweg.engine.structure.problems import Problem, StructureError
from kurzweg.engine.structure.reader import load, read, read_conditions, read_with_lines
from kurzweg.engine.structure.schema import schema
from kurzweg.engine.structure.shipped import blueprint, blueprint_texts
from kurzweg.engine.structure.tree import Branch, tree
from kurzweg.engine.structure.writer import plain, write

__all__ = [
    "COMPARTMENTS",
    "EXAMPLE",
    "WEEKDAYS",
    "Branch",
    "Change",
    "Condition",
    "Demand",
    "Elsewhere",
    "Flow",
    "Hours",
    "Interval",
    "Lane",
    "Minutes",
    "Policy",
    "Problem",
    "Rule",
    "Site",
    "Step",
    "Structure",
    "StructureError",
    "Texts",
    "Unit",
    "UnitKind",
    "Weekday",
    "Workforce",
    "blueprint",
    "blueprint_texts",
    "diff",
    "example",
    "filing_key",
    "guesses_in_words",
    "is_assumed",
    "load",
    "plain",
    "read",
    "read_conditions",
    "read_with_lines",
    "schema",
    "tree",
    "write",
]
