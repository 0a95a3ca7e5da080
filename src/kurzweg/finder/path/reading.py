# SPDX-License-Identifier: EUPL-1.2
"""From the address of a path to what may be planned with: answers in their shortest form."""

from __future__ import annotations

from dataclasses import replace

from kurzweg.finder.path.address import Way
from kurzweg.finder.path.office import TodaysOffice
from kurzweg.finder.path.questions import reader_for


def read(way: Way, office: TodaysOffice) -> Way:
    """The same path with every answer about responsibility as the rules read it. Raises `Unreadable`."""
    return replace(way, said=tuple((fact, _read(fact, value, way, office)) for fact, value in way.said))


def short_name(way: Way, office: TodaysOffice) -> str:
    """As many letters of the name as decide; empty where none was given, or where it is asked again."""
    said = tuple(pair for pair in way.said if pair[0] == "surname")
    return reader_for("surname", office).short_name(replace(way, said=said)) if said else ""


def _read(fact: str, value: str, way: Way, office: TodaysOffice) -> str:
    if fact in office.paths.fact:
        return value
    ((_, short),) = reader_for(fact, office).read(replace(way, said=((fact, value),))).said
    return short
