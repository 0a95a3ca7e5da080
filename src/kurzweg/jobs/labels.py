# SPDX-License-Identifier: EUPL-1.2
"""What the tables of this room hold, for the field catalogue."""

from __future__ import annotations

from kurzweg.walls.labels import Category, Label, Subject

LABELS = (
    Label(
        "jobs_job",
        "operations",
        Subject.STAFF,
        {
            Category.OFFICE: "kind arguments slot repeats outcome",
            Category.ACTOR: "ordered_by_id",
            Category.TIME: "ordered_at due_at ended_at",
            Category.KEY: "id",
        },
    ),
    Label(
        "jobs_attempt",
        "operations",
        Subject.NOBODY,
        {
            Category.OFFICE: "outcome failure done total",
            Category.TIME: "began_at ended_at",
            Category.KEY: "id job_id worker",
        },
    ),
    Label(
        "jobs_stoprequest",
        "operations",
        Subject.STAFF,
        {Category.ACTOR: "by_id", Category.TIME: "at", Category.KEY: "job_id"},
    ),
    Label(
        "jobs_worker",
        "operations",
        Subject.NOBODY,
        {Category.OFFICE: "version", Category.TIME: "started_at seen_at", Category.KEY: "id"},
    ),
)
