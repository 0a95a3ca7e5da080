# SPDX-License-Identifier: EUPL-1.2
"""What the tables of this room hold, for the field catalogue."""

from __future__ import annotations

from kurzweg.walls.labels import Category, Label, Subject

LABELS = (
    Label(
        "catalogue_cataloguerevision",
        "office",
        Subject.NOBODY,
        {
            Category.OFFICE: "id shelf code part language number kind value source undoes_id at",
            Category.ACTOR: "by_id",
        },
    ),
    Label(
        "catalogue_cataloguepublication",
        "office",
        Subject.NOBODY,
        {Category.OFFICE: "version_id follows_id first_day at", Category.ACTOR: "by_id"},
    ),
    Label(
        "catalogue_cataloguewithdrawal",
        "office",
        Subject.NOBODY,
        {Category.OFFICE: "version_id at", Category.ACTOR: "by_id"},
    ),
)
