# SPDX-License-Identifier: EUPL-1.2
"""What the tables of this room hold, for the field catalogue."""

from __future__ import annotations

from kurzweg.walls.labels import Category, Label, Subject

LABELS = (
    Label(
        "operations_seal",
        "operations",
        Subject.NOBODY,
        {
            Category.OFFICE: "log number horizon floor top keys late hints root previous signer head signature",
            Category.TIME: "sealed_at",
        },
    ),
    Label(
        "operations_backup",
        "operations",
        Subject.NOBODY,
        {Category.OFFICE: "file bytes rows seconds", Category.TIME: "saved_at", Category.KEY: "id"},
    ),
    Label(
        "operations_drill",
        "operations",
        Subject.NOBODY,
        {Category.OFFICE: "rows seconds differences", Category.TIME: "at saved_at", Category.KEY: "id"},
    ),
)
