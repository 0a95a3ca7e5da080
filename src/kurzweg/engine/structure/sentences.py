# SPDX-License-Identifier: EUPL-1.2
"""One German and one English sentence for every kind of change."""

from __future__ import annotations

from typing import Final

from kurzweg.engine.structure.sections import Entry
from kurzweg.engine.structure.wording import Names, came_and_went, said

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
    "overrides": "Vorrang", "recalls": "Wiederholungen des Aufrufs", "recall_after": "Abstand der Aufrufe",
    "way": "Zeit für den Weg",
    "per_day": "Anliegen je Tag", "channel": "Zugang", "arrivals": "Verteilung über den Tag",
    "patience": "Geduld", "no_show": "Nichterscheinen", "lateness": "Verspätung", "absence": "Abwesenheit",
    "weekdays": "Verteilung über die Woche", "family": "Familien", "emergencies": "Notfälle", "turnover": "Fluktuation",
    "vacancies": "unbesetzte Stellen", "ramp_up": "Einarbeitung", "matters": "offene Anliegen",
    "factor": "Faktor",
    "units": "Einheiten", "text": "Text", "kurzweg": "Formatversion", "office": "Name des Amtes",
    "label": "Bezeichnung", "land": "Land", "valid_from": "gilt ab", "particles": "Namenszusätze",
}  # fmt: skip


def sentences(kind: str, entry: Entry, names: Names, *, field: str, before: object, after: object) -> tuple[str, str]:
    """The German and the English sentence of one change; units and sites are called by their German names."""
    name = names.get(f"{entry.noun}.{entry.key}", entry.key)
    german, english = (" ".join(part for part in (word, name) if part) for word in NOUNS[entry.noun])
    if not field:
        return _came_or_went(kind, german, english)
    lists = came_and_went(before, after)
    if lists:
        return _gained_and_lost(german, english, field, lists, names)
    was, will_be = said(before, field, names), said(after, field, names)
    if field == "name" and was == will_be:
        return f"{german}: Name in einer anderen Sprache geändert.", f"{english}: name changed in another language."
    special = _special(kind, german, english, was, will_be) if was and will_be else None
    return special or (_german(german, field, was, will_be), _english(english, field, before, after, names))


def _special(kind: str, german: str, english: str, was: str, will_be: str) -> tuple[str, str] | None:
    """Changes that people have a verb for."""
    if kind == "unit_renamed":
        return f"{german} heißt künftig {will_be}.", f"{english} will be called {will_be}."
    if kind in ("unit_moved", "lane_moved"):
        return f"{german} zieht um: {was} → {will_be}.", f"{english} moves: {was} → {will_be}."
    if kind == "lead_changed":
        return f"{german}: künftig {will_be} statt {was}.", f"{english}: {will_be} instead of {was}."
    return None


def _came_or_went(kind: str, german: str, english: str) -> tuple[str, str]:
    if kind.endswith("_added"):
        return f"{german} kommt hinzu.", f"{english} is new."
    return f"{german} entfällt.", f"{english} is gone."


def _gained_and_lost(
    german: str, english: str, field: str, lists: tuple[list[object], list[object]], names: Names
) -> tuple[str, str]:
    came, went = (said(items, field, names) for items in lists)
    in_german = "; ".join([*([f"neu {came}"] if came else []), *([f"nicht mehr {went}"] if went else [])])
    in_english = "; ".join([*([f"new {came}"] if came else []), *([f"no longer {went}"] if went else [])])
    return f"{german}: {FIELDS[field]}: {in_german}.", f"{english}: {_word(field)}: {in_english}."


def _german(subject: str, field: str, was: str, will_be: str) -> str:
    label = FIELDS[field]
    if not was:
        return f"{subject}: {label} neu: {will_be}."
    if not will_be:
        return f"{subject}: {label} entfällt (bisher {was})."
    return f"{subject}: {label} bisher {was}, künftig {will_be}."


def _english(subject: str, field: str, before: object, after: object, names: Names) -> str:
    was, will_be = (said(value, field, names, english=True) for value in (before, after))
    if not was:
        return f"{subject}: {_word(field)} is now {will_be}."
    if not will_be:
        return f"{subject}: {_word(field)} is gone (was {was})."
    return f"{subject}: {_word(field)} was {was}, becomes {will_be}."


def _word(field: str) -> str:
    return field.replace("_", " ")
