# SPDX-License-Identifier: EUPL-1.2
"""Who sees a case: the unit that opened it, and whoever sees a matter that it holds."""

from django.db import migrations

from kurzweg.walls.protection import JOB, Protect

STAFF = "(select kurzweg_kind()) = 'staff'"
OF_A_VISIBLE_MATTER = "exists (select from matters_matter m where m.id = matter_id)"
OWN_UNIT = "opened_in_id = any ((select kurzweg_units())::int[])"
HOLDS_A_VISIBLE_MATTER = "exists (select from cases_heldmatter h where h.case_id = cases_case.id)"


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_initial"), ("matters", "0003_walls")]
    operations = [
        Protect(
            "cases_heldmatter",
            select=f"{JOB} or ({STAFF} and {OF_A_VISIBLE_MATTER})",
            insert=f"{JOB} or ({STAFF} and {OF_A_VISIBLE_MATTER})",
        ),
        Protect(
            "cases_case",
            select=f"{JOB} or ({STAFF} and ({OWN_UNIT} or {HOLDS_A_VISIBLE_MATTER}))",
            insert=f"{JOB} or ({STAFF} and {OWN_UNIT})",
            update=f"{JOB} or ({STAFF} and {OWN_UNIT})",
            columns=("manager_id",),
        ),
    ]
