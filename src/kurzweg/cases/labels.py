# SPDX-License-Identifier: EUPL-1.2
"""What the tables of this room hold, for the field catalogue."""

from __future__ import annotations

from kurzweg.walls.labels import Category, Label, Subject

LABELS = (
    Label(
        "cases_case",
        "cases",
        Subject.VISITORS,
        {
            Category.FILE_NUMBER: "number",
            Category.UNIT: "opened_in_id",
            Category.ACTOR: "manager_id",
            Category.TIME: "opened_at",
            Category.KEY: "id person_id",
        },
    ),
    Label(
        "cases_heldmatter",
        "cases",
        Subject.VISITORS,
        {Category.ACTOR: "added_by_id", Category.TIME: "added_at", Category.KEY: "id case_id matter_id"},
    ),
)
