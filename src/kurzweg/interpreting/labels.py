# SPDX-License-Identifier: EUPL-1.2
"""What the tables of this room hold, for the field catalogue."""

from __future__ import annotations

from kurzweg.walls.labels import Category, Label, Subject

LABELS = (
    Label(
        "interpreting_spokenlanguage",
        "servicepoint",
        Subject.STAFF,
        {Category.LANGUAGE: "language", Category.TIME: "since", Category.KEY: "id staff_id"},
    ),
    Label(
        "interpreting_interpreter",
        "servicepoint",
        Subject.INTERPRETERS,
        {
            Category.NAME: "name",
            Category.CONTACT: "phone reachable",
            Category.LANGUAGE: "languages",
            Category.ACTOR: "by_id ended_by_id",
            Category.TIME: "at ended_at",
            Category.KEY: "id",
        },
    ),
    Label(
        "interpreting_interpretingrequest",
        "servicepoint",
        Subject.STAFF,
        {
            Category.LANGUAGE: "language",
            Category.OFFICE: "answer",
            Category.UNIT: "lane_id unit_id",
            Category.ACTOR: "by_id asked_id",
            Category.TIME: "at answered_at",
            Category.KEY: "id",
        },
    ),
)
