# SPDX-License-Identifier: EUPL-1.2
"""What the tables of this room hold, for the field catalogue."""

from __future__ import annotations

from kurzweg.walls.labels import Category, Label, Subject

ANSWER = "offered_by_id accepted_by_id declined_by_id withdrawn_by_id"
ANSWERED = "offered_at accepted_at declined_at withdrawn_at until"

LABELS = (
    Label(
        "sharing_participation",
        "grants",
        Subject.VISITORS,
        {
            Category.FILE_NUMBER: "number",
            Category.UNIT: "from_unit_id to_unit_id",
            Category.RIGHT: "compartment legal_basis permission_id fields",
            Category.NOTE: "purpose decline_reason decline_note",
            Category.ACTOR: ANSWER,
            Category.TIME: ANSWERED,
            Category.KEY: "id matter_id case_id",
        },
    ),
    Label(
        "sharing_accessrequest",
        "grants",
        Subject.VISITORS,
        {
            Category.UNIT: "from_unit_id to_unit_id",
            Category.RIGHT: "legal_basis permission_id fields days",
            Category.NOTE: "purpose decline_reason decline_note",
            Category.ACTOR: ANSWER,
            Category.TIME: ANSWERED,
            Category.KEY: "id person_id",
        },
    ),
    Label(
        "sharing_emergencyaccess",
        "grants",
        Subject.VISITORS,
        {
            Category.UNIT: "unit_id owner_id",
            Category.NOTE: "reason",
            Category.ACTOR: "by_id",
            Category.TIME: "at until",
            Category.KEY: "id person_id",
        },
    ),
    Label(
        "sharing_emergencynotice",
        "grants",
        Subject.VISITORS,
        {
            Category.UNIT: "to_unit_id",
            Category.ACTOR: "seen_by_id",
            Category.TIME: "seen_at",
            Category.KEY: "id access_id",
        },
    ),
)
