# SPDX-License-Identifier: EUPL-1.2
"""What the tables of this room hold, for the field catalogue."""

from __future__ import annotations

from kurzweg.walls.labels import Category, Label, Subject

LABELS = (
    Label(
        "matters_matter",
        "matters",
        Subject.VISITORS,
        {
            Category.FILE_NUMBER: "number",
            Category.MATTER: "service_id compartment channel",
            Category.UNIT: "unit_id unit_since",
            Category.LANGUAGE: "language",
            Category.TIME: "opened_at",
            Category.KEY: "id person_id",
        },
    ),
    Label(
        "matters_matterfact",
        "matters",
        Subject.VISITORS,
        {Category.FACT: "fact value", Category.KEY: "id matter_id"},
    ),
    Label(
        "matters_handover",
        "matters",
        Subject.VISITORS,
        {
            Category.FILE_NUMBER: "number",
            Category.MATTER: "service_id compartment",
            Category.NOTE: "note decline_reason decline_note",
            Category.UNIT: "from_unit_id to_unit_id",
            Category.ACTOR: "offered_by_id accepted_by_id declined_by_id withdrawn_by_id",
            Category.TIME: "offered_at accepted_at declined_at withdrawn_at",
            Category.KEY: "id matter_id work_item",
        },
    ),
    Label(
        "matters_responsibleperiod",
        "matters",
        Subject.VISITORS,
        {Category.UNIT: "unit_id", Category.TIME: "during", Category.KEY: "id matter_id"},
    ),
    Label(
        "matters_matterkey",
        "matters",
        Subject.VISITORS,
        {
            Category.SECRET: "hash",
            Category.TIME: "issued_at expires_at revoked_at",
            Category.KEY: "id matter_id",
        },
    ),
    Label(
        "matters_settlement",
        "matters",
        Subject.VISITORS,
        {Category.MATTER: "outcome", Category.ACTOR: "by_id", Category.TIME: "at", Category.KEY: "matter_id"},
    ),
)
