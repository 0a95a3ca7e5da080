# SPDX-License-Identifier: EUPL-1.2
"""What the tables of this room hold, for the field catalogue."""

from __future__ import annotations

from kurzweg.walls.labels import Category, Label, Subject

LABELS = (
    Label(
        "servicepoint_ticket",
        "servicepoint",
        Subject.VISITORS,
        {
            Category.FILE_NUMBER: "call_number calls",
            Category.MATTER: "service_id state",
            Category.LANGUAGE: "language",
            Category.UNIT: "site_id unit_id lane_id",
            Category.TIME: "day entered_at due_at called_at",
            Category.KEY: "id matter_id work_item",
        },
    ),
    Label(
        "servicepoint_appointment",
        "servicepoint",
        Subject.VISITORS,
        {
            Category.NAME: "name",
            Category.MATTER: "service_id state",
            Category.LANGUAGE: "language",
            Category.UNIT: "site_id unit_id lane_id",
            Category.TIME: "during held_until changed_at sequence",
            Category.KEY: "id matter_id work_item ticket_id",
        },
    ),
    Label(
        "servicepoint_lanehours",
        "servicepoint",
        Subject.NOBODY,
        {Category.OFFICE: "structure_id lane_id unit_id site_id weekday starts ends", Category.KEY: "id"},
    ),
    Label(
        "servicepoint_holiday",
        "servicepoint",
        Subject.NOBODY,
        {Category.OFFICE: "structure_id day", Category.KEY: "id"},
    ),
)
