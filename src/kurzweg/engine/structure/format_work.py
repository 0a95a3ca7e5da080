# SPDX-License-Identifier: EUPL-1.2
"""The text form of work: the steps of a matter, whom to call next, who comes, and the people who work."""

from __future__ import annotations

from typing import Final

from kurzweg.engine.structure import model
from kurzweg.engine.structure.amounts import SHARE, Number, Whole
from kurzweg.engine.structure.containers import ListOf, MapOf
from kurzweg.engine.structure.model_units import WEEKDAYS
from kurzweg.engine.structure.records import Field, Record
from kurzweg.engine.structure.spans import DAYS, MINUTES, MONTHS, Arrivals
from kurzweg.engine.structure.words import CODE, Choice, Flag

ROLES: Final = ("lead", "decides", "signs")
"""Whom a step of a flow may name instead of a unit."""

STEP = Record(
    "a step",
    model.Step,
    (
        Field(key="at", shape=CODE, about="lead, decides, signs, or a unit", required=True),
        Field(
            key="channel",
            shape=Choice(("counter", "desk", "phone", "mail", "online"), "channel"),
            about="where the work is done",
            required=True,
        ),
        Field(
            key="minutes",
            shape=Record(
                "the minutes of a step",
                model.Minutes,
                (
                    Field(key="mean", shape=Number(0, 10_000), about="mean minutes of work", required=True),
                    Field(key="cv", shape=Number(0, 20), about="coefficient of variation"),
                ),
            ),
            about="work, not waiting",
            required=True,
        ),
        Field(key="settles", shape=SHARE, about="share of matters that end here"),
        Field(
            key="returns",
            shape=Record(
                "the return of a matter",
                None,
                (
                    Field(key="share", shape=SHARE, about="share", attribute="returns", required=True),
                    Field(key="after", shape=DAYS, about="delay", attribute="return_days"),
                ),
            ),
            about="matters that come again with a missing paper",
        ),
        Field(key="outside_wait", shape=DAYS, about="waiting for another authority"),
        Field(key="rework", shape=SHARE, about="share that is done again"),
        Field(key="second_pair_of_eyes", shape=Flag(), about="a second person looks at it"),
    ),
)
FLOW = Record(
    "a flow",
    model.Flow,
    (
        Field(key="service", shape=CODE, about="service or group", required=True),
        Field(key="steps", shape=ListOf(STEP), about="in this order", required=True),
    ),
)
OVERRIDES = ("emergency", "vulnerable", "returned", "deadline-today")
POLICY = Record(
    "a policy",
    model.Policy,
    (
        Field(key="kind", shape=Choice(("accumulating-priority",), "policy"), about="whom to call next"),
        Field(key="targets", shape=MapOf(CODE, MINUTES), about="wait per service or group, and default"),
        Field(key="emergency_share", shape=SHARE, about="cap on overridden calls a day"),
        Field(key="language_bonus", shape=Number(0, 10), about="bonus for a lane that speaks the language"),
        Field(key="overrides", shape=ListOf(Choice(OVERRIDES, "reason")), about="reasons to be called out of turn"),
        Field(key="recalls", shape=Whole(0, 20), about="how often a number is called once more"),
        Field(key="recall_after", shape=MINUTES, about="time before it is called once more"),
        Field(key="way", shape=MINUTES, about="time for who says to be on the way"),
    ),
)
DEMAND = Record(
    "a demand",
    model.Demand,
    (
        Field(key="service", shape=CODE, about="service or group", required=True),
        Field(key="per_day", shape=Number(0, 100_000), about="matters on an open day", required=True),
        Field(
            key="channel",
            shape=Choice(("walk_in", "appointment", "phone", "mail", "online"), "channel"),
            about="how they come",
            required=True,
        ),
        Field(key="arrivals", shape=Arrivals(), about="shares of the day per time"),
        Field(
            key="patience",
            shape=Record(
                "patience",
                None,
                (
                    Field(
                        key="median",
                        shape=Number(0, 10_000),
                        about="minutes after which half would leave",
                        attribute="patience_median",
                        required=True,
                    ),
                ),
            ),
            about="how long people wait before they leave",
        ),
        Field(key="no_show", shape=SHARE, about="share that does not come"),
        Field(
            key="lateness",
            shape=Record(
                "lateness",
                None,
                (
                    Field(key="mean", shape=Number(-600, 600), about="minutes", attribute="lateness_mean"),
                    Field(key="sd", shape=Number(0, 600), about="minutes", attribute="lateness_sd"),
                ),
            ),
            about="minutes after the appointment",
        ),
        Field(key="lead", shape=DAYS, about="days from booking to appointment", attribute="lead_days"),
        Field(
            key="weekdays",
            shape=MapOf(Choice(WEEKDAYS, "day of the week"), Number(0, 100)),
            about="factor of demand per day of the week",
        ),
        Field(
            key="family",
            shape=Record(
                "a family",
                None,
                (
                    Field(key="share", shape=SHARE, about="share of visits", attribute="family_share", required=True),
                    Field(
                        key="minutes",
                        shape=Number(0.1, 100),
                        about="how many times as long the talk takes",
                        attribute="family_minutes",
                    ),
                ),
            ),
            about="families that come as one visit",
        ),
        Field(key="emergencies", shape=SHARE, about="share of visits that are called before all others"),
    ),
)
PEOPLE = Record(
    "people",
    model.Workforce,
    (
        Field(key="absence", shape=SHARE, about="share of working time"),
        Field(key="vacancies", shape=MapOf(CODE, Number(0, 100_000)), about="open posts per unit"),
        Field(key="turnover", shape=SHARE, about="share of the staff replaced in a year"),
        Field(key="ramp_up", shape=MONTHS, about="until new staff are productive", attribute="ramp_up_months"),
    ),
)
