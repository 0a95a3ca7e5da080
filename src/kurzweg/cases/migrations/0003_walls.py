# SPDX-License-Identifier: EUPL-1.2
"""Who sees a case: the unit that opened it, and whoever sees a matter that it holds."""

from django.db import migrations

from kurzweg.walls.protection import JOB, GuardFunction, Protect

STAFF = "(select kurzweg_kind()) = 'staff'"
OF_A_VISIBLE_MATTER = "exists (select from matters_matter m where m.id = matter_id)"
# A policy of this table cannot ask the case, whose policy asks this table; the guard can.
WORKS_ON = """
    returns boolean language sql stable as $$
        select exists (
            select from cases_case c
            where c.id = key and (
                c.opened_in_id = any (kurzweg_units()) or exists (
                    select from cases_heldmatter h join matters_matter m on m.id = h.matter_id
                    where h.case_id = c.id and m.unit_id = any (kurzweg_units())))) $$
"""
OWN_UNIT = "opened_in_id = any ((select kurzweg_units())::int[])"
HOLDS_A_VISIBLE_MATTER = "exists (select from cases_heldmatter h where h.case_id = cases_case.id)"

SEES = """
    returns boolean language sql stable as $$
        select exists (
            select from log_object_link l join cases_case c on c.id = l.ext_id
            where l.object_id = log_number and (
                c.opened_in_id = any (kurzweg_units()) or exists (
                    select from cases_heldmatter h join log_object_link o on o.ext_id = h.matter_id
                    where h.case_id = c.id and matters_sees(o.object_id)))) $$
"""
SEE_IN_THE_LOG = """
    create policy see_own_cases on log_event for select to kurzweg_app
        using ((select kurzweg_kind()) = 'staff' and matter_id is null and case_id is not null
               and cases_sees(case_id));
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_initial"), ("matters", "0003_walls")]
    operations = [
        GuardFunction("cases_works_on(uuid)", WORKS_ON, arguments="cases_works_on(key uuid)"),
        Protect(
            "cases_heldmatter",
            select=f"{JOB} or ({STAFF} and {OF_A_VISIBLE_MATTER})",
            insert=f"{JOB} or ({STAFF} and added_by_id = kurzweg_actor() and {OF_A_VISIBLE_MATTER} and cases_works_on(case_id))",
        ),
        Protect(
            "cases_case",
            select=f"{JOB} or ({STAFF} and ({OWN_UNIT} or {HOLDS_A_VISIBLE_MATTER}))",
            insert=f"{JOB} or ({STAFF} and {OWN_UNIT})",
            update=f"{JOB} or ({STAFF} and {OWN_UNIT})",
            columns=("manager_id",),
        ),
        # What happened to a case is seen by whoever sees the case; with a matter in it, the matter decides.
        GuardFunction("cases_sees(bigint)", SEES, arguments="cases_sees(log_number bigint)"),
        migrations.RunSQL(SEE_IN_THE_LOG, "drop policy see_own_cases on log_event"),
    ]
