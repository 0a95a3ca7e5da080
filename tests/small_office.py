# SPDX-License-Identifier: EUPL-1.2
"""A small office of the tests: six units, one house, everybody covered."""

from __future__ import annotations

from datetime import date, time

from kurzweg.engine.structure import WEEKDAYS, Condition, Interval, Lane, Rule, Site, Structure, Unit
from kurzweg.services.catalogue import load_catalogue

QUICK = ("fiktionsbescheinigung", "eat-abholung", "aufenthaltsbescheinigung")
ELSEWHERE = ("beratung", "bildung", "wohnen", "arbeit", "sgb", "gesundheit")
WHOLE_DAY = (Interval(start=time(8), end=time(18)),)
HOURS = tuple((day, WHOLE_DAY) for day in WEEKDAYS[:5])


def small_office() -> Structure:
    """Six units; residence matters are split by the first letter, youth matters stay with youth welfare."""
    groups = _groups()
    return Structure(
        office="Migrationsagentur Musterkreis",
        label="für Tests",
        land="ST",
        valid_from=date(2026, 1, 5),
        sites=(Site(id="haus", name="Haus der Kurzen Wege", address="Musterstraße 1, 01234 Musterstadt"),),
        units=_units(),
        groups=groups,
        responsibilities=(
            Rule(service="schnell", lead="servicepoint"),
            Rule(service="aufenthalt", lead="auslaenderrecht-1", when=(_letters("L-Z", "unknown"),)),
            Rule(service="aufenthalt", lead="auslaenderrecht-2", when=(_letters("A-K"),)),
            Rule(service="geld-und-mehr", lead="leistung"),
            Rule(service="jugend-alles", lead="jugend"),
        ),
    )


def _groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    services = load_catalogue().services
    by_room: dict[str, list[str]] = {"schnell": [], "aufenthalt": [], "geld-und-mehr": [], "jugend-alles": []}
    for code, service in services.items():
        by_room[_group_of(code, service.compartment)].append(code)
    return tuple((group, tuple(members)) for group, members in by_room.items())


def _group_of(code: str, compartment: str) -> str:
    if code in QUICK or compartment == "allgemein":
        return "schnell"
    if compartment == "aufenthalt":
        return "aufenthalt"
    return "jugend-alles" if compartment == "jugend" else "geld-und-mehr"


def _letters(*ranges: str) -> Condition:
    return Condition(fact="surname", values=ranges)


def _units() -> tuple[Unit, ...]:
    def unit(code: str, name: str, kind: str, rooms: tuple[str, ...], *lanes: Lane) -> Unit:
        return Unit(
            id=code, name=(("de", name),), kind=kind, site="haus", parent="leitung" if code != "leitung" else None,  # type: ignore[arg-type]
            compartments=rooms, lanes=lanes, hours=HOURS if lanes else (), staff=2.0, phone="03445 0000-0", room="1.01",
        )  # fmt: skip

    return (
        unit("leitung", "Leitung", "back", ()),
        unit(
            "servicepoint", "Servicepoint", "front", ("allgemein", "aufenthalt"),
            Lane(id="s1", services=("schnell",), name="Schalter 1"),
            Lane(id="s2", services=("schnell",), name="Schalter 2"),
        ),
        unit(
            "auslaenderrecht-1", "Ausländerrecht 1", "casework", ("aufenthalt",),
            Lane(id="a1", services=("aufenthalt",), name="Zimmer 1.11"),
        ),
        unit(
            "auslaenderrecht-2", "Ausländerrecht 2", "casework", ("aufenthalt",),
            Lane(id="a2", services=("aufenthalt",), name="Zimmer 1.12"),
        ),
        unit(
            "leistung", "Leistungsstelle", "casework", ("leistung", *ELSEWHERE),
            Lane(id="l1", services=("geld-und-mehr",), name="Zimmer 2.01"),
        ),
        unit(
            "jugend", "Jugend", "casework", ("jugend",),
            Lane(id="j1", services=("jugend-alles",), name="Zimmer 3.01"),
        ),
        unit("traeger", "Diakonie Beratung", "partner", ()),
    )  # fmt: skip
