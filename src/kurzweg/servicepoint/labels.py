# SPDX-License-Identifier: EUPL-1.2
"""What the tables of this room hold, for the field catalogue."""

from __future__ import annotations

from kurzweg.walls.labels import Category, Label, Subject

FORECAST = "told_at mean p50 p80 p90 called gone by_queue_length about at_the_latest is_fallback in_doubt"
LABELS = (
    Label(
        "servicepoint_ticket",
        "servicepoint",
        Subject.VISITORS,
        {
            Category.FILE_NUMBER: "call_number calls recalls",
            Category.MATTER: "service_id state override",
            Category.LANGUAGE: "language",
            Category.UNIT: "site_id unit_id lane_id",
            Category.TIME: "day entered_at due_at called_at coming_until away_until prioritised_at",
            Category.KEY: "id matter_id work_item",
        },
    ),
    Label(
        "servicepoint_transfer",
        "servicepoint",
        Subject.VISITORS,
        {
            Category.MATTER: "from_service_id service_id",
            Category.UNIT: "from_unit_id unit_id",
            Category.ACTOR: "by_id",
            Category.TIME: "at",
            Category.KEY: "id ticket_id takes_back_id",
        },
    ),
    Label(
        "servicepoint_hallnotice",
        "servicepoint",
        Subject.STAFF,
        {
            Category.OFFICE: "about closes_at",
            Category.UNIT: "site_id unit_id",
            Category.ACTOR: "by_id lifted_by_id",
            Category.TIME: "day at lifted_at",
            Category.KEY: "id",
        },
    ),
    Label(
        "servicepoint_helpcall",
        "servicepoint",
        Subject.STAFF,
        {
            Category.UNIT: "site_id unit_id lane_id",
            Category.ACTOR: "by_id acknowledged_by_id",
            Category.TIME: "at acknowledged_at",
            Category.KEY: "id",
        },
    ),
    Label(
        "servicepoint_lanebreak",
        "servicepoint",
        Subject.STAFF,
        {Category.TIME: "began_at until ended_at", Category.KEY: "id shift_id"},
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
        "servicepoint_keptplace",
        "servicepoint",
        Subject.VISITORS,
        {
            Category.MATTER: "service_id pool",
            Category.UNIT: "site_id unit_id lane_id",
            Category.TIME: "during claim_until kept_at ended_at",
            Category.KEY: "id claim",
        },
    ),
    Label(
        "servicepoint_returnedtime",
        "servicepoint",
        Subject.NOBODY,
        {Category.OFFICE: "lane_id during at", Category.KEY: "id"},
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
    Label(
        "servicepoint_ticketforecast",
        "servicepoint",
        Subject.VISITORS,
        {
            Category.TIME: FORECAST,
            Category.UNIT: "unit_id",
            Category.KEY: "ticket_id",
        },
    ),
    Label(
        "servicepoint_newcomerforecast",
        "servicepoint",
        Subject.NOBODY,
        {Category.OFFICE: f"{FORECAST} unit_id service_id", Category.KEY: "id"},
    ),
    Label(
        "servicepoint_toldwait",
        "servicepoint",
        Subject.VISITORS,
        {
            Category.TIME: f"{FORECAST} by_head_of_line usual_p50 usual_p80 usual_p90",
            Category.MATTER: "service_id",
            Category.UNIT: "unit_id site_id",
            Category.KEY: "ticket_id",
        },
    ),
    Label(
        "servicepoint_waitscore",
        "servicepoint",
        Subject.NOBODY,
        {
            Category.OFFICE: "site_id service_id first last scored left said_left mean_wait coverage_p50 coverage_p80"
            " coverage_p90 pinball_p80 skill_p80 bias rmse rmse_by_queue_length sharpness is_trusted",
            Category.KEY: "id",
        },
    ),
    Label(
        "servicepoint_whatif",
        "servicepoint",
        Subject.NOBODY,
        {Category.OFFICE: "unit_id lane_id towards_id change minutes asked_at answered_at answer", Category.KEY: "id"},
    ),
)
