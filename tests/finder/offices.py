# SPDX-License-Identifier: EUPL-1.2
"""The Burgenlandkreis as shipped, with a few invented rules so that every fact decides somewhere."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

from kurzweg.engine.responsibility import CLOSED
from kurzweg.engine.structure import Condition, Lane, Rule, Structure, Unit, read
from kurzweg.services.catalogue import load_catalogue

NAUMBURG = "15084355"


def shipped_burgenlandkreis() -> Structure:
    """The Burgenlandkreis after its merger, as it ships."""
    text = (files("kurzweg") / "blueprints" / "burgenlandkreis-2018.yaml").read_text(encoding="utf-8")
    return read(text, file="burgenlandkreis-2018.yaml")


def burgenlandkreis() -> Structure:
    """Kita places by town, school places by household, recognition by passport, case management by channel."""
    shipped = shipped_burgenlandkreis()
    invented = (
        _rule("kitaplatz", "jugend", "municipality", NAUMBURG),
        _rule("kitaplatz", "bildung", "municipality", *everywhere_but(NAUMBURG), "unknown"),
        _rule("schulplatz", "jugend", "household", "unaccompanied"),
        _rule("schulplatz", "bildung", "household", "single", "couple", "family", "unknown"),
        _rule("anerkennung-abschluesse", "jobcenter", "nationality", "ukraine"),
        _rule("anerkennung-abschluesse", "wirtschaft", "nationality", "eu", "other", "unknown"),
        _rule("fallmanagement", "integration", "channel", *others("employer"), "unknown"),
        _rule("fallmanagement", "wirtschaft", "channel", "employer"),
    )
    divided = {rule.service for rule in invented}
    kept = tuple(rule for rule in shipped.responsibilities if rule.service not in divided)
    return replace(
        shipped,
        responsibilities=(*kept, *invented),
        units=tuple(_with_lanes_for(unit, invented) for unit in shipped.units),
    )


def everywhere_but(key: str) -> tuple[str, ...]:
    """All other municipalities, as the editor writes "everyone else": by the prefixes beside each digit."""
    first = tuple(f"{number:02d}" for number in range(100) if f"{number:02d}" != key[:2])
    beside = (key[:place] + str(digit) for place in range(2, 8) for digit in range(10) if str(digit) != key[place])
    return (*first, *beside)


def others(channel: str) -> tuple[str, ...]:
    return tuple(code for code in CLOSED["channel"] if code != channel)


def _rule(service: str, lead: str, fact: str, *values: str) -> Rule:
    return Rule(service=service, lead=lead, when=(Condition(fact=fact, values=values),))


def _with_lanes_for(unit: Unit, rules: tuple[Rule, ...]) -> Unit:
    """A unit that serves at its lanes what it leads now, and stands inside the walls of it."""
    divided = {rule.service for rule in rules}
    led = tuple(dict.fromkeys(rule.service for rule in rules if rule.lead == unit.id))
    rooms = (load_catalogue().services[service].compartment for service in led)
    return replace(
        unit,
        lanes=tuple(_lane(lane, divided, led) for lane in unit.lanes),
        compartments=tuple(dict.fromkeys([*unit.compartments, *rooms])),
    )


def _lane(lane: Lane, divided: set[str], led: tuple[str, ...]) -> Lane:
    return replace(lane, services=(*(name for name in lane.services if name not in divided), *led))
