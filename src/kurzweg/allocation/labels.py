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
)
