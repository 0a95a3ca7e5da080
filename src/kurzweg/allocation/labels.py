# SPDX-License-Identifier: EUPL-1.2
"""What the tables of this room hold, for the field catalogue."""

from __future__ import annotations

from kurzweg.walls.labels import Category, Label, Subject

LABELS = (
    Label(
        "allocation_way",
        "servicepoint",
        Subject.STAFF,
        {
            Category.OFFICE: (
                "kind from_day returns_to same_day_percent emergencies_a_day emergency_reasons offer_hours"
                " confirm_hours"
            ),
            Category.MATTER: "service_id",
            Category.UNIT: "unit_id",
            Category.ACTOR: "by_id",
            Category.TIME: "set_at",
            Category.KEY: "id",
        },
    ),
    Label(
        "allocation_seed",
        "servicepoint",
        Subject.NOBODY,
        {Category.OFFICE: "commitment secret made_at"},
    ),
    Label(
        "allocation_round",
        "servicepoint",
        Subject.STAFF,
        {
            Category.OFFICE: "number opens_at closes_at confirm_hours returns_to weights commitment",
            Category.MATTER: "service_id",
            Category.UNIT: "unit_id",
            Category.ACTOR: "announced_by_id",
            Category.TIME: "announced_at",
            Category.KEY: "id",
        },
    ),
    Label(
        "allocation_roundplace",
        "servicepoint",
        Subject.NOBODY,
        {Category.OFFICE: "label start round_id place_id", Category.KEY: "id"},
    ),
    Label(
        "allocation_waitlist",
        "servicepoint",
        Subject.NOBODY,
        {
            Category.OFFICE: "number service_id unit_id weights commitment opened_at closed_at",
            Category.KEY: "id",
        },
    ),
    Label(
        "allocation_application",
        "servicepoint",
        Subject.VISITORS,
        {
            Category.NAME: "name",
            Category.FILE_NUMBER: "number",
            Category.FACT: "facts deadline lost_rounds",
            Category.LANGUAGE: "language",
            Category.TIME: "days applied_at ended_at",
            Category.SECRET: "fingerprint key",
            Category.KEY: "id round_id waitlist_id",
        },
    ),
    Label(
        "allocation_offer",
        "servicepoint",
        Subject.VISITORS,
        {
            Category.MATTER: "answer",
            Category.TIME: "made_at until answered_at",
            Category.KEY: "id application_id place_id",
        },
    ),
    Label(
        "allocation_draw",
        "servicepoint",
        Subject.NOBODY,
        {Category.OFFICE: "document held_at", Category.KEY: "round_id"},
    ),
    Label(
        "allocation_lot",
        "servicepoint",
        Subject.VISITORS,
        {Category.FILE_NUMBER: "position key", Category.KEY: "application_id round_id place_id"},
    ),
    Label(
        "allocation_setaside",
        "servicepoint",
        Subject.NOBODY,
        {Category.OFFICE: "way_id day same_day emergencies at", Category.KEY: "id"},
    ),
    Label(
        "allocation_handedplace",
        "servicepoint",
        Subject.VISITORS,
        {
            Category.MATTER: "service_id reason",
            Category.UNIT: "unit_id",
            Category.ACTOR: "by_id",
            Category.TIME: "day at",
            Category.SECRET: "fingerprint",
            Category.KEY: "id matter_id place_id",
        },
    ),
)
