# SPDX-License-Identifier: EUPL-1.2
"""What the tables of this room hold, for the field catalogue."""

from __future__ import annotations

from kurzweg.walls.labels import Category, Label, Subject

LABELS = (
    Label("log_activity", "office", Subject.NOBODY, {Category.OFFICE: "activity name"}),
    Label(
        "log_event",
        "event-log",
        Subject.VISITORS,
        {
            Category.MATTER: "activity phase service status_group channel reason attrs",
            Category.LANGUAGE: "language",
            Category.UNIT: "unit site org_version",
            Category.ACTOR: "actor",
            Category.TIME: "at recorded_at",
            Category.KEY: "event_id work_item matter_id case_id",
        },
    ),
    Label(
        "log_event_object",
        "event-log",
        Subject.VISITORS,
        {Category.TIME: "at", Category.KEY: "event_id object_id qualifier"},
    ),
    Label(
        "log_matter_fact",
        "event-log",
        Subject.VISITORS,
        {Category.FACT: "letter_block age_band ags nationality_group household", Category.KEY: "matter_id"},
    ),
    Label("log_object", "event-log", Subject.VISITORS, {Category.KEY: "object_id type"}),
    Label("log_object_link", "event-log", Subject.VISITORS, {Category.KEY: "object_id ext_id"}),
    Label(
        "log_object_attr",
        "event-log",
        Subject.VISITORS,
        {Category.MATTER: "name value", Category.TIME: "at", Category.KEY: "object_id"},
    ),
    Label(
        "log_object_object",
        "event-log",
        Subject.VISITORS,
        {Category.TIME: "valid", Category.KEY: "source target qualifier"},
    ),
)
