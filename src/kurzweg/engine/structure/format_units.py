# SPDX-License-Identifier: EUPL-1.2
"""The text form of buildings, units and lanes."""

from __future__ import annotations

from kurzweg.engine.structure import model
from kurzweg.engine.structure.amounts import Number
from kurzweg.engine.structure.containers import CODES, ListOf
from kurzweg.engine.structure.languages import Languages
from kurzweg.engine.structure.records import Field, Record
from kurzweg.engine.structure.spans import WeekHours
from kurzweg.engine.structure.words import CODE, NAME, Choice, Pattern

SITE = Record(
    "a site",
    model.Site,
    (
        Field(key="id", shape=CODE, about="short name that never changes", required=True),
        Field(key="name", shape=NAME, about="what the building is called", required=True),
        Field(key="address", shape=NAME, about="street and number"),
        Field(
            key="ags",
            shape=Pattern(r"\d{8}|\d{12}", "a municipality key", 'Write 8 or 12 digits in quotes, as "15084355".'),
            about="official key of the municipality (AGS or ARS)",
        ),
    ),
)
LANE = Record(
    "a lane",
    model.Lane,
    (
        Field(key="id", shape=CODE, about="short name, unique in the whole structure", required=True),
        Field(key="name", shape=NAME, about="what the display calls it"),
        Field(key="services", shape=CODES, about="services and groups it can serve", required=True),
    ),
)
UNIT = Record(
    "a unit",
    model.Unit,
    (
        Field(key="id", shape=CODE, about="office code, never reused", required=True),
        Field(key="name", shape=Languages(), about="name, German or per language", required=True),
        Field(
            key="kind",
            shape=Choice(("front", "back", "casework", "partner"), "kind of unit"),
            about="front, back, casework or partner",
            required=True,
        ),
        Field(key="site", shape=CODE, about="id of the site where it stands"),
        Field(key="parent", shape=CODE, about="unit of line management (Dienstaufsicht)"),
        Field(key="professional", shape=CODE, about="unit of professional supervision (Fachaufsicht)"),
        Field(key="controller", shape=NAME, about="who answers for its data (Verantwortlicher)"),
        Field(
            key="compartments",
            shape=ListOf(Choice(model.COMPARTMENTS, "compartment")),
            about="legal walls inside which its members stand",
        ),
        Field(key="staff", shape=Number(0, 100_000), about="full-time equivalents"),
        Field(key="phone", shape=NAME, about="telephone number for visitors"),
        Field(key="room", shape=NAME, about="where in the building"),
        Field(key="lanes", shape=ListOf(LANE), about="places that serve in parallel"),
        Field(key="hours", shape=WeekHours(), about="opening hours per weekday"),
    ),
)
