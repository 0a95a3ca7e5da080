# SPDX-License-Identifier: EUPL-1.2
"""What the tables of this room hold, for the field catalogue."""

from __future__ import annotations

from kurzweg.walls.labels import Category, Label, Subject

LABELS = (
    Label(
        "people_person",
        "register",
        Subject.VISITORS,
        {
            Category.NAME: "family_name given_name folded_name sort_key",
            Category.BIRTH: "birth_year birth_month birth_day",
            Category.ORIGIN: "nationality",
            Category.LANGUAGE: "language",
            Category.CONTACT: "phone",
            Category.ACTOR: "recorded_by_id",
            Category.TIME: "recorded_at",
            Category.KEY: "id",
        },
    ),
    Label(
        "people_presence",
        "register",
        Subject.VISITORS,
        {Category.UNIT: "unit_id", Category.TIME: "since", Category.KEY: "id person_id"},
    ),
)
