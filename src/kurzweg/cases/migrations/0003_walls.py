# SPDX-License-Identifier: EUPL-1.2
"""Who sees a case: the unit that opened it, and whoever sees a matter that it holds."""

from django.db import migrations

from kurzweg.walls.protection import JOB, Protect

STAFF = "(select kurzweg_kind()) = 'staff'"
OF_A_VISIBLE_MATTER = "exists (select from matters_matter m where m.id = matter_id)"
OWN_UNIT = "opened_in_id = any ((select kurzweg_units())::int[])"
HOLDS_A_VISIBLE_MATTER = "exists (select from cases_heldmatter h where h.case_id = cases_case.id)"

SEES = """
    create function cases_sees(log_number bigint) returns boolean language sql stable as $$
        select exists (select from cases_case where id = log_ext_id(log_number)) $$;
    create policy see_own_cases on log_event for select to kurzweg_app
        using ((select kurzweg_kind()) = 'staff' and matter_id is null and case_id is not null
               and cases_sees(case_id));
"""


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
        # What happened to a case is seen by whoever sees the case; with a matter in it, the matter decides.
        migrations.RunSQL(SEES, "drop policy see_own_cases on log_event; drop function cases_sees(bigint)"),
    ]
