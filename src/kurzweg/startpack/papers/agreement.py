# SPDX-License-Identifier: EUPL-1.2
"""Entwurf einer Dienstvereinbarung mit dem Personalrat."""

from __future__ import annotations

from kurzweg.startpack.field_catalogue import labels
from kurzweg.startpack.paper import BLANK, Grid, Paper, Section
from kurzweg.startpack.texts import activities, read
from kurzweg.walls.labels import Category, Subject

OF_STAFF = (Category.ACTOR, Category.ABSENCE, Category.RIGHT, Category.DEVICE)


def staff_agreement(office: str) -> Paper:
    """The draft agreement, with the list of all that is kept about staff."""
    texts = read("staff_agreement")
    clauses = tuple(
        Section(f"§ {number} {clause['title']}", paragraphs=(clause["text"],))
        for number, clause in enumerate(texts["clauses"], 1)
    )
    return Paper(
        code="dienstvereinbarung",
        title="Dienstvereinbarung mit dem Personalrat",
        about="Entwurf: was über Mitarbeitende gespeichert wird, und dass niemand damit gemessen wird.",
        sections=(
            Section(
                "Zwischen", points=(f"{office}, vertreten durch {BLANK}", f"dem Personalrat, vertreten durch {BLANK}")
            ),
            Section("Präambel", paragraphs=(texts["preamble"],)),
            *clauses,
            Section(
                "Anlage: was über Mitarbeitende gespeichert wird",
                grid=Grid("Angaben über Mitarbeitende", ("Verarbeitung", "Kategorie", "Feld"), _kept_about_staff()),
            ),
        ),
    )


def _kept_about_staff() -> tuple[tuple[str, ...], ...]:
    titles = {activity.code: activity.title for activity in activities()}
    return tuple(
        (titles[label.activity], str(category), f"{label.table}.{column}")
        for label in labels()
        for column, category in label.items()
        if category is not Category.KEY
        and category is not Category.OFFICE
        and (label.about is Subject.STAFF or category in OF_STAFF)
    )
