# SPDX-License-Identifier: EUPL-1.2
"""The text form of rules: who is in charge for whom."""

from __future__ import annotations

from kurzweg.engine.structure import model
from kurzweg.engine.structure.conditions import Conditions
from kurzweg.engine.structure.containers import CODES, ListOf, OneOrMany
from kurzweg.engine.structure.records import Field, Record
from kurzweg.engine.structure.words import CODE, NAME, PATH, PROSE, Day

ELSEWHERE = Record(
    "a body elsewhere",
    model.Elsewhere,
    (
        Field(key="body", shape=NAME, about="who is in charge", required=True),
        Field(key="reason", shape=PROSE, about="why"),
        Field(key="where", shape=NAME, about="where to go"),
        Field(key="source", shape=PROSE, about="where this is known from"),
        Field(key="as_of", shape=Day(), about="day on which it was looked up"),
        Field(key="caveat", shape=PROSE, about="what may be wrong about it"),
    ),
)
RULE = Record(
    "a rule",
    model.Rule,
    (
        Field(key="service", shape=CODE, about="service or group", required=True),
        Field(key="lead", shape=CODE, about="the one responsible unit"),
        Field(key="elsewhere", shape=OneOrMany(ELSEWHERE), about="bodies outside the office, instead of lead"),
        Field(key="when", shape=Conditions(), about="for whom; without it for everyone"),
        Field(key="with", shape=CODES, about="units that take part", attribute="participants"),
        Field(key="inform", shape=CODES, about="units that are told"),
        Field(key="decides", shape=CODE, about="unit that decides"),
        Field(key="signs", shape=CODE, about="unit that signs"),
        Field(key="deputy", shape=CODE, about="unit that stands in for the lead"),
        Field(key="law", shape=PROSE, about="paragraph"),
        Field(key="sources", shape=ListOf(PROSE), about="where the rule is known from"),
        Field(key="assumed", shape=ListOf(PATH, 500), about="fields of this rule that are a guess"),
    ),
)
