# SPDX-License-Identifier: EUPL-1.2
"""One German and one English sentence for every kind of change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kurzweg.engine.structure.sections import Entry
from kurzweg.engine.structure.yamltext import flow

LONGEST: Final = 120

NOUNS: Final = {
    "structure": ("Der Aufbau", "The structure"),
    "site": ("Standort", "Site"),
    "unit": ("Einheit", "Unit"),
    "lane": ("Platz", "Lane"),
    "group": ("Gruppe", "Group"),
    "rule": ("Zuständigkeit für", "The rule for"),
    "flow": ("Ablauf für", "The flow of"),
    "policy": ("Die Aufrufregel", "The calling policy"),
    "demand": ("Nachfrage nach", "The demand for"),
    "people": ("Das Personal", "The workforce"),
    "backlog": ("Rückstand bei", "The backlog of"),
    "season": ("Saisonfaktor", "Seasonal factor"),
    "successor": ("Nachfolge von", "The succession of"),
    "note": ("Anmerkung zu", "The note on"),
}
FIELDS: Final = {
    "id": "Kürzel", "name": "Name", "address": "Anschrift", "ags": "Gemeindeschlüssel", "kind": "Art",
    "site": "Standort", "parent": "Dienstaufsicht", "professional": "Fachaufsicht",
    "controller": "Verantwortlicher",
    "compartments": "Vertraulichkeitsbereiche", "staff": "Stellen", "phone": "Telefon", "room": "Raum",
    "lanes": "Plätze", "hours": "Öffnungszeiten", "services": "Leistungen", "unit": "Einheit",
    "service": "Leistung",
    "lead": "Federführung", "elsewhere": "Zuständig außerhalb", "when": "Bedingung", "with": "Beteiligte",
    "inform": "zu informieren", "decides": "Entscheidung", "signs": "Zeichnung", "deputy": "Vertretung",
    "law": "Rechtsgrundlage", "sources": "Quellen", "assumed": "Annahmen", "steps": "Schritte",
    "targets": "Zielwartezeiten", "emergency_share": "Anteil der Notfälle", "language_bonus": "Sprachbonus",
    "per_day": "Anliegen je Tag", "channel": "Zugang", "arrivals": "Verteilung über den Tag",
    "patience": "Geduld", "no_show": "Nichterscheinen", "lateness": "Verspätung", "absence": "Abwesenheit",
    "vacancies": "unbesetzte Stellen", "ramp_up": "Einarbeitung", "matters": "offene Anliegen",
    "factor": "Faktor",
    "units": "Einheiten", "text": "Text", "kurzweg": "Formatversion", "office": "Name des Amtes",
    "label": "Bezeichnung", "land": "Land", "valid_from": "gilt ab", "particles": "Namenszusätze",
}  # fmt: skip
UNIT_FIELDS: Final = {"parent", "professional", "unit", "lead", "decides", "signs", "deputy"}


def sentences(
    kind: str, entry: Entry, names: Mapping[str, str], *, field: str, before: object, after: object
) -> tuple[str, str]:
    """The German and the English sentence of one change; units and sites are called by their German names."""
    name = names.get(f"{entry.noun}.{entry.key}", entry.key)
    german, english = (" ".join(part for part in (word, name) if part) for word in NOUNS[entry.noun])
    if not field:
        return _came_or_went(kind, german, english)
    was, will_be = (_said(value, field, names) for value in (before, after))
    if kind == "unit_renamed":
        return f"{german} heißt künftig {will_be}.", f"{english} will be called {will_be}."
    if kind in ("unit_moved", "lane_moved") and was and will_be:
        return f"{german} zieht um: {was} → {will_be}.", f"{english} moves: {was} → {will_be}."
    if kind == "lead_changed" and was and will_be:
        return f"{german}: künftig {will_be} statt {was}.", f"{english}: {will_be} instead of {was}."
    return _plainly(german, english, field, was, will_be)


def _came_or_went(kind: str, german: str, english: str) -> tuple[str, str]:
    if kind.endswith("_added"):
        return f"{german} kommt hinzu.", f"{english} is new."
    return f"{german} entfällt.", f"{english} is gone."


def _plainly(german: str, english: str, field: str, was: str, will_be: str) -> tuple[str, str]:
    label, word = FIELDS[field], field.replace("_", " ")
    if not was:
        return f"{german}: {label} neu: {will_be}.", f"{english}: {word} is now {will_be}."
    if not will_be:
        return f"{german}: {label} entfällt (war {was}).", f"{english}: {word} is gone (was {was})."
    return f"{german}: {label} war {was}, wird {will_be}.", f"{english}: {word} was {was}, becomes {will_be}."


def _said(value: object, field: str, names: Mapping[str, str]) -> str:
    if value is None:
        return ""
    noun = "unit" if field in UNIT_FIELDS else field
    said = names.get(f"{noun}.{value}") or flow(value)
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"
