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
)
