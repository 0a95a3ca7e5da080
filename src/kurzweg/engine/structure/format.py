# SPDX-License-Identifier: EUPL-1.2
"""The public text form of a structure as one table: reader, writer and JSON Schema all follow it."""

from __future__ import annotations

from typing import Final

from kurzweg.engine.structure import model
from kurzweg.engine.structure.amounts import Constant, Number, Whole
from kurzweg.engine.structure.containers import CODES, ListOf, MapOf
from kurzweg.engine.structure.format_rules import RULE
from kurzweg.engine.structure.format_units import SITE, UNIT
from kurzweg.engine.structure.format_work import DEMAND, FLOW, PEOPLE, POLICY
from kurzweg.engine.structure.records import Field, Record
from kurzweg.engine.structure.successors import Successors
from kurzweg.engine.structure.words import CODE, NAME, PATH, PROSE, Choice, Day, Text

VERSION: Final = 1
LAENDER: Final = (
    "BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH",
)  # fmt: skip
MONTHS_OF_THE_YEAR: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
STRUCTURE = Record(
    "a structure",
    model.Structure,
    (
        Field(key="kurzweg", shape=Constant(VERSION), about="version of the format", required=True),
        Field(key="office", shape=NAME, about="name of the office", required=True),
        Field(key="label", shape=NAME, about="name of this version", required=True),
        Field(key="land", shape=Choice(LAENDER, "Land"), about="for holidays and deadlines", required=True),
        Field(key="valid_from", shape=Day(), about="first day in force", required=True),
        Field(key="particles", shape=ListOf(Text(20)), about="name particles without effect on letters"),
        Field(key="sites", shape=ListOf(SITE), about="buildings"),
        Field(key="units", shape=ListOf(UNIT), about="organisational units"),
        Field(key="groups", shape=MapOf(CODE, CODES), about="names for several services"),
        Field(key="responsibilities", shape=ListOf(RULE), about="who leads what for whom"),
        Field(key="flows", shape=ListOf(FLOW), about="steps of a matter"),
        Field(key="policy", shape=POLICY, about="calling policy"),
        Field(key="demand", shape=ListOf(DEMAND), about="who comes; only for simulation"),
        Field(key="people", shape=PEOPLE, about="absence, vacancies, ramp-up"),
        Field(key="backlog", shape=MapOf(CODE, Whole(0, 10_000_000)), about="open matters at the start"),
        Field(
            key="season",
            shape=MapOf(Choice(MONTHS_OF_THE_YEAR, "month"), Number(0, 100)),
            about="factor of demand per month",
        ),
        Field(key="sources", shape=ListOf(PROSE), about="where the facts come from"),
        Field(key="assumed", shape=ListOf(PATH, 500), about="fields that are a guess"),
        Field(
            key="successors",
            shape=Successors(),
            about="former unit to the units that took over",
        ),
        Field(key="notes", shape=MapOf(Text(80), PROSE), about="remarks"),
    ),
)
"""The whole text form. The order of the fields is the order in which they are written."""
