# SPDX-License-Identifier: EUPL-1.2
"""The difference of two structures in a few sentences, German and English, for page and command line alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kurzweg.engine.comparison.figures import Figures
from kurzweg.engine.comparison.hands import HandChange
from kurzweg.engine.structure import Structure


@dataclass(frozen=True, kw_only=True)
class Told:
    """One sentence about the difference; `kind` is stable."""

    kind: str
    german: str
    english: str


@dataclass(frozen=True, kw_only=True)
class Pair:
    """What the sentences are about."""

    old: Structure
    new: Structure
    before: Figures
    after: Figures
    hands: Sequence[HandChange]


def story(pair: Pair) -> tuple[Told, ...]:
    """What changes, the large things first; what stays is said as well."""
    return (*_units(pair), *_places(pair), *_staff(pair), *_hands(pair), *_double(pair), *_supervision(pair))


def _units(pair: Pair) -> Iterator[Told]:
    olds, news = ({unit.id for unit in structure.units} for structure in (pair.old, pair.new))
    came, went = len(news - olds), len(olds - news)
    if not came and not went:
        yield _stays("units", "Einheiten", "units", len(olds))
        return
    yield Told(
        kind="units",
        german=f"{_of(len(olds), 'Einheit', 'Einheiten')} {_become(len(news))} {len(news)}:"
        f" {came} {'kommt' if came == 1 else 'kommen'} hinzu,"
        f" {went} {'ist' if went == 1 else 'sind'} nicht mehr dabei.",
        english=f"{_number(len(olds), 'unit', 'units')} become {len(news)}: {came} new, {went} no longer part of it.",
    )


def _places(pair: Pair) -> Iterator[Told]:
    old, new = pair.before.sites, pair.after.sites
    if old == new:
        yield _stays("sites", "Standorte", "sites", old)
    else:
        german = f"{_of(old, 'Standort', 'Standorten')} {_become(new)} {new}."
        yield Told(kind="sites", german=german, english=f"{_number(old, 'site', 'sites')} become {new}.")
    old, new = pair.before.offices, pair.after.offices
    if old == new:
        yield _stays("offices", "Leitungen", "managements", old)
    else:
        german = f"Die Einheiten arbeiten unter {_number(new, 'Leitung', 'Leitungen')} statt unter {old}."
        english = f"The units work under {_number(new, 'management', 'managements')} instead of {old}."
        yield Told(kind="offices", german=german, english=english)


def _staff(pair: Pair) -> Iterator[Told]:
    old, new = pair.before, pair.after
    guessed = old.guessed_staff + new.guessed_staff
    for kind, german, english, was, will_be in (
        ("staff", "Stellen im eigenen Haus", "Posts of the own house", old.staff, new.staff),
        ("partner-staff", "Stellen bei Partnern", "Posts of partners", old.partner_staff, new.partner_staff),
    ):
        if was is None and will_be is None:
            continue
        mark = (" (zum Teil angenommen)", " (partly assumed)") if guessed else ("", "")
        yield Told(
            kind=kind,
            german=f"{german}: {_amount(was, 'unbekannt')} vorher, {_amount(will_be, 'unbekannt')} nachher{mark[0]}.",
            english=f"{english}: {_amount(was, 'unknown')} before, {_amount(will_be, 'unknown')} after{mark[1]}.",
        )


def _hands(pair: Pair) -> Iterator[Told]:
    moved = {service for change in pair.hands for service in change.services}
    inherited = moved - {service for change in pair.hands if not change.by_succession for service in change.services}
    if not moved:
        yield Told(
            kind="hands",
            german="Keine Leistung bekommt eine andere zuständige Einheit.",
            english="No service gets another responsible unit.",
        )
        return
    verb = "bekommt" if len(moved) == 1 else "bekommen"
    german = f"{_number(len(moved), 'Leistung', 'Leistungen')} {verb} eine andere zuständige Einheit"
    english = f"{_number(len(moved), 'service gets', 'services get')} another responsible unit"
    yield Told(
        kind="hands",
        german=f"{german}; bei {len(inherited)} davon ist sie die Nachfolgerin der bisherigen.",
        english=f"{english}; for {len(inherited)} of them it is the successor of the former one.",
    )


def _double(pair: Pair) -> Iterator[Told]:
    old, new = pair.before, pair.after
    mark = (" (angenommen)", " (assumed)") if _guess_work(pair) else ("", "")
    yield Told(
        kind="double",
        german=f"Gelebte Doppelstrukturen: An {old.double} von {old.led} Leistungen arbeiten für dieselbe Person"
        f" Einheiten unter verschiedener Leitung, nachher an {new.double} von {new.led}{mark[0]}.",
        english=f"Lived double structures: on {old.double} of {old.led} services units under different management work"
        f" for the same person, afterwards on {new.double} of {new.led}{mark[1]}.",
    )
    if old.returning or new.returning:
        yield Told(
            kind="returning",
            german=f"Hin und zurück: {old.returning} Leistungen kommen auf ihrem Weg zu einer Einheit zurück, nachher"
            f" {new.returning}{mark[0]}.",
            english=f"To and fro: {old.returning} services come back to a unit on their way, afterwards"
            f" {new.returning}{mark[1]}.",
        )


def _supervision(pair: Pair) -> Iterator[Told]:
    old, new = pair.before.two_lines, pair.after.two_lines
    if old or new:
        yield Told(
            kind="supervision",
            german=f"Zwei Linien der Aufsicht (Dienst- und Fachaufsicht getrennt): {old} Einheiten vorher,"
            f" {new} nachher.",
            english=f"Two lines of supervision (management and profession apart): {old} units before, {new} after.",
        )


def _guess_work(pair: Pair) -> bool:
    """Whether it is a guess who takes part, or which way a matter goes."""
    structures = (pair.old, pair.new)
    flows = any("flows" in structure.assumed for structure in structures)
    return flows or any("with" in rule.assumed for structure in structures for rule in structure.responsibilities)


def _stays(kind: str, german: str, english: str, count: int) -> Told:
    return Told(
        kind=kind, german=f"Die Zahl der {german} bleibt: {count}.", english=f"The number of {english} stays: {count}."
    )


def _of(count: int, one: str, several: str) -> str:
    article = "Aus einer" if one.endswith("heit") else "Aus einem"
    return f"{article} {one}" if count == 1 else f"Aus {count} {several}"


def _become(count: int) -> str:
    return "wird" if count == 1 else "werden"


def _number(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def _amount(value: float | None, unknown: str) -> str:
    return unknown if value is None else f"{value:g}"
