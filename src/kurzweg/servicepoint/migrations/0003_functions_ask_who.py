# SPDX-License-Identifier: EUPL-1.2
"""How many wait before a visitor is told to that visitor and to the unit for which they wait."""

from importlib import import_module

from django.db import migrations

from kurzweg.walls.protection import NewBody, NewPolicy

WALLS = import_module("kurzweg.servicepoint.migrations.0002_walls")
PEOPLE_BEFORE = WALLS.PEOPLE_BEFORE.replace(
    "where mine.id = ticket",
    """where mine.id = ticket and (
            kurzweg_kind() = 'job'
            or (kurzweg_kind() = 'key' and mine.matter_id = kurzweg_matter())
            or (kurzweg_kind() = 'staff' and mine.unit_id = any (kurzweg_units())))""",
)
# Whoever may only look at a matter draws no number for it.
MAY_DRAW = f"({WALLS.OWN_MATTER} or (select kurzweg_kind()) = 'staff' and {WALLS.OWN_UNIT})"
BEFORE = f"{WALLS.JOB} or (kurzweg_kind() in ('anonymous', 'staff') and {WALLS.WHERE_THE_MATTER_IS})"
DRAWN_BY = f"{WALLS.JOB} or (kurzweg_kind() in ('anonymous', 'staff') and {MAY_DRAW} and {WALLS.WHERE_THE_MATTER_IS})"


class Migration(migrations.Migration):
    dependencies = [("servicepoint", "0002_walls"), ("matters", "0005_grants")]
    operations = [
        NewBody("servicepoint_people_before(ticket uuid)", PEOPLE_BEFORE, before=WALLS.PEOPLE_BEFORE),
        NewPolicy("servicepoint_ticket", "add", "insert", check=DRAWN_BY, before=("", BEFORE)),
    ]
