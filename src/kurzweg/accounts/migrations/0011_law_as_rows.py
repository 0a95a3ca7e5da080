# SPDX-License-Identifier: EUPL-1.2
"""The paragraphs that open a door between compartments, and who learns what of whom: version 1, as rows.

State of the law: consolidated federal text of 19 August 2026; no lawyer has checked it. What the terms in days are
is the house's own choice: the law names none.
"""

from typing import Any

from django.db import migrations

from kurzweg.walls.protection import STAFF_OR_JOB, Protect, as_guard

COMPARTMENTS = (
    "allgemein", "aufenthalt", "leistung", "sgb", "jugend", "arbeit", "wohnen", "bildung", "beratung", "gesundheit",
)  # fmt: skip
HIDDEN = ("jugend", "gesundheit", "beratung")
BODIES = ("allgemein", "leistung", "arbeit", "wohnen")  # schools are exempt, social bodies have their own paragraph
PERSON = ("summary", "identity")
PLACE = (*PERSON, "household")
STATUS = (*PLACE, "residence")
WHOLE = (*STATUS, "history")
LAW: tuple[tuple[Any, ...], ...] = (
    (
        "B1", "disclosure", ["leistung"], ["aufenthalt"], "Abgleich mit der Ausländerbehörde",
        "Name, Geburtsdatum und -ort, Staatsangehörigkeiten, Geschlecht, Familienstand, Anschrift, Aufenthaltsstatus,"
        " Aufenthaltszeiten, Verpflichtungserklärungen; Ergebnis des Abgleichs und spätere Änderungen",
        "Die Person bezieht Leistungen nach dem AsylbLG.", "§ 11 Abs. 3 AsylbLG", STATUS, 31,
    ),
    (
        "B1", "disclosure", ["aufenthalt"], ["leistung"], "Abgleich mit der Leistungsbehörde",
        "Name, Geburtsdatum und -ort, Staatsangehörigkeiten, Geschlecht, Familienstand, Anschrift, Aufenthaltsstatus,"
        " Aufenthaltszeiten, Verpflichtungserklärungen; Ergebnis des Abgleichs und spätere Änderungen",
        "Die Person bezieht Leistungen nach dem AsylbLG.", "§ 11 Abs. 3 AsylbLG", STATUS, 31,
    ),
    (
        "B2", "outside", ["leistung"], [], "Klärung der Identität über das Ausländerzentralregister", "Fingerabdrücke",
        "Zweifel an der Identität bestehen auch nach einem Abruf aus dem AZR.", "§ 11 Abs. 3a AsylbLG", (), 0,
    ),
    (
        "B3", "disclosure", ["aufenthalt"], ["leistung"], "Angaben für Leistungen nach dem AsylbLG",
        "Umstände und Maßnahmen, die für die Leistung nötig sind; erteilte, erloschene und widerrufene"
        " Arbeitserlaubnisse", "Die Angaben sind für die Leistung erforderlich.", "§ 90 Abs. 3 AufenthG",
        ("summary", "identity", "residence", "history"), 31,
    ),
    (
        "B4", "disclosure", [*BODIES], ["aufenthalt"], "Ersuchen der Ausländerbehörde", "bekannt gewordene Umstände",
        "Die Ausländerbehörde hat darum ersucht, es ist für ihre Zwecke nach § 86 nötig, und ein Abruf aus dem AZR"
        " genügt nicht.", "§ 87 Abs. 1 AufenthG", STATUS, 14,
    ),
    (
        "B5", "notice", [*BODIES, "sgb"], ["aufenthalt"], "Unterrichtung der Ausländerbehörde ohne Ersuchen",
        "nur die im Gesetz aufgezählten Fälle", "Ein aufgezählter Fall liegt vor; zwei Personen prüfen.",
        "§ 87 Abs. 2 AufenthG", (), 0,
    ),
    (
        "B6", "disclosure", [*BODIES], ["aufenthalt"], "Verdacht missbräuchlicher Anerkennung der Vaterschaft",
        "Tatsachen, die den Verdacht begründen", "Es gibt konkrete Tatsachen.", "§ 87 Abs. 7 AufenthG", PERSON, 14,
    ),
    (
        "B7", "block", ["gesundheit", "beratung"], ["aufenthalt"], "Übermittlungsverbot",
        "ärztliche und andere Geheimnisse nach § 203 StGB", "Besondere Gesetze stehen entgegen.", "§ 88 AufenthG",
        (), 0,
    ),
    (
        "B8", "disclosure", ["sgb", "jugend"], ["aufenthalt"], "Auskunft eines Sozialleistungsträgers",
        "Gewährung oder Versagung von Leistungen, Versicherung, Zustimmung der Bundesagentur; das Jugendamt nur, was"
        " das künftige Verhalten betrifft, wenn ein Ausweisungsgrund vorliegt",
        "Auf Ersuchen im Einzelfall oder aus einer Pflicht nach § 87 AufenthG.", "§ 71 Abs. 2 SGB X", PERSON, 14,
    ),
    (
        "B9", "disclosure", ["sgb"], ["leistung"], "Durchführung des AsylbLG", "Daten einer Person nach § 1 AsylbLG",
        "Für die Durchführung des AsylbLG erforderlich.", "§ 71 Abs. 2a SGB X", PLACE, 31,
    ),
    (
        "B10", "disclosure", ["sgb"], ["sgb"], "eigene Aufgabe nach dem Sozialgesetzbuch", "Sozialdaten",
        "Für die eigene Aufgabe oder die des Empfängers nach dem SGB erforderlich.", "§ 69 Abs. 1 Nr. 1 SGB X",
        WHOLE, 92,
    ),
    (
        "B11", "disclosure", ["jugend"], ["leistung", "sgb", "wohnen", "bildung", "arbeit", "allgemein"],
        "Zusammenarbeit in der Jugendhilfe", "Sozialdaten; Anvertrautes nur mit Einwilligung",
        "Der Erfolg der Hilfe wird nicht in Frage gestellt.", "§§ 64 Abs. 2, 65 SGB VIII", PERSON, 14,
    ),
    (
        "B12", "number", [*COMPARTMENTS], [], "AZR-Nummer", "AZR-Nummer zusätzlich zu den Grunddaten",
        "Nur zur eindeutigen Zuordnung und nur in den aufgezählten Verhältnissen.", "§ 10 Abs. 4 AZRG", (), 0,
    ),
    (
        "B13", "disclosure", ["aufenthalt"], ["leistung", "sgb", "arbeit"], "Hinweis der Ausländerbehörde",
        "Verdacht illegaler Beschäftigung, verletzte Mitwirkung nach § 60 SGB I, Verstöße gegen § 8a AsylbLG",
        "Im Einzelfall gibt es konkrete Anhaltspunkte.", "§ 90 Abs. 1 AufenthG", PERSON, 14,
    ),
    (
        "B14", "disclosure", ["aufenthalt"], ["leistung", "sgb"], "Verpflichtungserklärung",
        "dass eine Verpflichtungserklärung besteht", "Nur für Erstattung und Ablehnung weiterer Leistungen.",
        "§ 68 Abs. 4 AufenthG", PERSON, 31,
    ),
    (
        "B15", "analysis", ["sgb"], ["sgb"], "Organisationsuntersuchung der eigenen Stelle", "Sozialdaten ohne Namen",
        "Nur die eigene Stelle, nur pseudonym.", "§ 67c Abs. 4 SGB X", (), 0,
    ),
)  # fmt: skip
PUT_LAW = """
    insert into accounts_disclosurepermission
        (code, use, sources, targets, title, content, condition, citation, fields, days, valid)
    values (%s, %s, %s::varchar[], %s::varchar[], %s, %s, %s, %s, %s::varchar[], %s, daterange(null, null))
"""
SIGHTS = ", ".join(
    f"('{viewer}', '{target}', '{'full' if viewer == target else 'nothing' if target in HIDDEN else 'existence'}')"
    for viewer in COMPARTMENTS
    for target in COMPARTMENTS
)

# A table with checks that still wait for the end of the transaction cannot be altered or dropped.
CHECKED_NOW = "set constraints all immediate; set constraints all deferred"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0010_grants")]
    operations = [
        Protect("accounts_disclosurepermission", select=STAFF_OR_JOB),
        Protect("accounts_sight", select=STAFF_OR_JOB),
        migrations.RunSQL(
            "grant usage on sequence accounts_disclosurepermission_id_seq, accounts_sight_id_seq to kurzweg_guard",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            [
                "set local role kurzweg_guard",
                *((PUT_LAW, [*row[:8], list(row[8]), row[9]]) for row in LAW),
                "reset role",
            ],
            [as_guard("delete from accounts_disclosurepermission"), CHECKED_NOW],
        ),
        migrations.RunSQL(
            as_guard(f"insert into accounts_sight (viewer, target, level) values {SIGHTS}"),
            [as_guard("delete from accounts_sight"), CHECKED_NOW],
        ),
    ]
