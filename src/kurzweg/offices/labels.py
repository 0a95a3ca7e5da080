# SPDX-License-Identifier: EUPL-1.2
"""What the tables of this room hold, for the field catalogue."""

from __future__ import annotations

from kurzweg.walls.labels import Category, Label, Subject

LABELS = (
    Label(
        "offices_structure",
        "office",
        Subject.NOBODY,
        {
            Category.OFFICE: "id office label text in_force drafted_at drafted_from_id published_at",
            Category.ACTOR: "drafted_by_id published_by_id",
        },
    ),
    Label(
        "offices_withdrawal",
        "office",
        Subject.NOBODY,
        {Category.OFFICE: "structure_id first_day", Category.ACTOR: "by_id", Category.TIME: "at"},
    ),
    Label(
        "offices_unitversion",
        "office",
        Subject.NOBODY,
        {
            Category.OFFICE: "id structure_id unit_id name kind controller compartments phone room parent_id"
            " professional_id site_id",
        },
    ),
    Label("offices_succession", "office", Subject.NOBODY, {Category.OFFICE: "id structure_id unit_id heir_id"}),
    Label("offices_unit", "office", Subject.NOBODY, {Category.OFFICE: "id code"}),
    Label("offices_site", "office", Subject.NOBODY, {Category.OFFICE: "id code"}),
    Label("offices_lane", "office", Subject.NOBODY, {Category.OFFICE: "id code unit_id"}),
    Label("offices_numbering", "office", Subject.NOBODY, {Category.OFFICE: "series year last"}),
    Label(
        "offices_closure",
        "office",
        Subject.NOBODY,
        {
            Category.OFFICE: "id days reason site_id unit_id lane_id",
            Category.ACTOR: "by_id lifted_by_id",
            Category.TIME: "at lifted_at",
        },
    ),
    Label(
        "offices_absence",
        "daily-operation",
        Subject.STAFF,
        {Category.ABSENCE: "days", Category.ACTOR: "by_id", Category.TIME: "at", Category.KEY: "id staff_id"},
    ),
    Label(
        "offices_laneshift",
        "daily-operation",
        Subject.STAFF,
        {Category.ACTOR: "opened_by_id", Category.TIME: "opened_at idle_since closed_at", Category.KEY: "id lane_id"},
    ),
)
