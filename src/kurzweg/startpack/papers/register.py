# SPDX-License-Identifier: EUPL-1.2
"""Verzeichnis von Verarbeitungstätigkeiten (DSGVO Art. 30 Abs. 1)."""

from __future__ import annotations

from kurzweg.startpack.field_catalogue import of_activity
from kurzweg.startpack.paper import BLANK, Grid, Paper, Section
from kurzweg.startpack.texts import Activity, activities, retention_rules
from kurzweg.walls.labels import Category, Subject

MEASURES = (
    "Zeilenschutz in der Datenbank auf jeder Tabelle; ohne Anmeldung keine Zeile",
    "Rechte nur aus Einheit, Rolle und Zeitraum; Zugriff darüber hinaus nur mit Zugriffserlaubnis",
    "Leseprotokoll und Ereignisprotokoll, die sich nur ergänzen lassen",
    "Verschlüsselte Verbindung; geheime Schlüssel und Passwörter nur als Prüfwert",
    "Sicherung und Wiederherstellung mit Probe",
)


def register_of_activities(office: str) -> Paper:
    """The register of processing activities, from the field catalogue."""
    return Paper(
        code="verzeichnis",
        title="Verzeichnis von Verarbeitungstätigkeiten",
        about="Was das Amt mit welchen Daten tut, wozu und wie lange (Art. 30 DSGVO).",
        sections=(
            Section(
                "Verantwortliche Stelle",
                points=(
                    f"Amt: {office}",
                    f"Anschrift und Kontakt: {BLANK}",
                    f"Datenschutzbeauftragte oder Datenschutzbeauftragter: {BLANK}",
                    f"Weitere Verantwortliche im Haus (Jobcenter, Agentur für Arbeit, Träger): {BLANK}",
                ),
            ),
            *(_section(activity) for activity in activities()),
            Section("Technische und organisatorische Maßnahmen (Art. 32 DSGVO)", points=MEASURES),
        ),
    )


def _section(activity: Activity) -> Section:
    rules = retention_rules()
    terms = (rules[code] for code in activity.retention)
    deleted = "; ".join(f"{rule.what}: {rule.term or BLANK} ({rule.code})" for rule in terms)
    return Section(
        activity.title,
        paragraphs=(activity.purpose,),
        points=(
            f"Rechtsgrundlage: {activity.law or 'keine Daten von Personen'}",
            f"Empfänger: {'; '.join(activity.recipients)}",
            "Übermittlung in Drittländer: keine",
            f"Löschung: {deleted}",
        ),
        grid=_fields(activity),
    )


def _fields(activity: Activity) -> Grid | None:
    found: dict[tuple[Subject, Category], list[str]] = {}
    for label in of_activity(activity.code):
        for column, category in label.items():
            if category not in (Category.KEY, Category.OFFICE):
                found.setdefault((label.about, category), []).append(f"{label.table}.{column}")
    if not found:
        return None
    rows = tuple(
        (str(about), str(category), ", ".join(sorted(places))) for (about, category), places in sorted(found.items())
    )
    return Grid(f"Datenkategorien: {activity.title}", ("Betroffene", "Kategorie", "Felder"), rows)
