# SPDX-License-Identifier: EUPL-1.2
"""Entwurf der Datenschutz-Folgenabschätzung (DSGVO Art. 35)."""

from __future__ import annotations

from kurzweg.startpack.field_catalogue import labels
from kurzweg.startpack.paper import BLANK, Grid, Paper, Section
from kurzweg.startpack.texts import activities, read, risks
from kurzweg.walls.labels import Subject


def impact_assessment(office: str) -> Paper:
    """The draft: what is described and built is filled in, what must be judged is left to the office."""
    texts = read("assessment")
    return Paper(
        code="folgenabschaetzung",
        title="Datenschutz-Folgenabschätzung",
        about="Entwurf nach Art. 35 DSGVO: was verarbeitet wird, welche Risiken bestehen, was dagegen gebaut ist.",
        sections=(
            Section("Warum eine Folgenabschätzung", paragraphs=(texts["why"],)),
            Section(
                "Beschreibung",
                paragraphs=(f"{office} setzt kurzweg für diese Verarbeitungen ein:",),
                grid=Grid("Verarbeitungen", ("Verarbeitung", "Zweck", "Tabellen mit Daten von Personen"), _described()),
            ),
            Section("Notwendigkeit und Verhältnismäßigkeit", points=tuple(texts["need"])),
            Section(
                "Risiken und Maßnahmen",
                paragraphs=("Schwere und Wahrscheinlichkeit bewertet das Amt.",),
                grid=Grid(
                    "Risiken",
                    ("Risiko", "Maßnahmen im Verfahren", "Schwere und Wahrscheinlichkeit"),
                    tuple((risk.risk, "; ".join(risk.measures), BLANK) for risk in risks()),
                ),
            ),
            Section(
                "Stellungnahmen",
                points=(
                    f"Datenschutzbeauftragte oder Datenschutzbeauftragter: {BLANK}",
                    f"Standpunkt der Betroffenen oder ihrer Vertretung: {BLANK}",
                    f"Entscheidung der Amtsleitung: {BLANK}",
                ),
            ),
        ),
    )


def _described() -> tuple[tuple[str, ...], ...]:
    personal = {
        activity.code: [one.table for one in labels() if one.activity == activity.code and one.about != Subject.NOBODY]
        for activity in activities()
    }
    return tuple(
        (activity.title, activity.purpose, ", ".join(personal[activity.code]) or "keine") for activity in activities()
    )
