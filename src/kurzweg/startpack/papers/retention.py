# SPDX-License-Identifier: EUPL-1.2
"""Liste der Löschfristen: welche Uhr wann zu laufen beginnt."""

from __future__ import annotations

from kurzweg.startpack.paper import BLANK, Grid, Paper, Section
from kurzweg.startpack.texts import activities, retention_rules


def retention_list(office: str) -> Paper:
    """Every rule of retention with its clock, its term, its law, and what it is for."""
    rows = tuple(
        (rule.code, rule.what, rule.clock, rule.term or BLANK, rule.law, _used_by(rule.code))
        for rule in retention_rules().values()
    )
    return Paper(
        code="loeschfristen",
        title="Löschfristen",
        about="Welche Daten wie lange bleiben, und ab wann die Frist läuft.",
        sections=(
            Section(
                "Fristen",
                paragraphs=(
                    f"Die Fristen gelten für {office}. Wo das Gesetz keine feste Frist nennt, legt das Amt sie fest. "
                    "Vor dem Löschen ist das Archivrecht des Landes zu beachten.",
                ),
                grid=Grid("Löschfristen", ("Regel", "Was", "Beginn", "Frist", "Grundlage", "Verarbeitung"), rows),
            ),
        ),
    )


def _used_by(code: str) -> str:
    return "; ".join(activity.title for activity in activities() if code in activity.retention) or "noch keine"
