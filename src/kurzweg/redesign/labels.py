# SPDX-License-Identifier: EUPL-1.2
"""What the tables of this room hold, for the field catalogue."""

from __future__ import annotations

from kurzweg.walls.labels import Category, Label, Subject

LABELS = (
    Label(
        "redesign_draft",
        "office",
        Subject.NOBODY,
        {
            Category.OFFICE: "id base_id source",
            Category.ACTOR: "started_by_id discarded_by_id",
            Category.TIME: "started_at discarded_at",
            Category.KEY: "key",
        },
    ),
    Label(
        "redesign_revision",
        "office",
        Subject.NOBODY,
        {
            Category.OFFICE: "id draft_id number text after_id restores_id label german english",
            Category.ACTOR: "by_id",
            Category.TIME: "at",
        },
    ),
    Label("redesign_publication", "office", Subject.NOBODY, {Category.OFFICE: "id draft_id revision_id structure_id"}),
)
