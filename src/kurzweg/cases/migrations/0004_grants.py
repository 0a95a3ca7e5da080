# SPDX-License-Identifier: EUPL-1.2
"""A case is seen by whoever works on it, or is let in: looking at one of its matters opens no case."""

from importlib import import_module

from django.db import migrations

from kurzweg.walls.protection import GuardFunction, NewBody, NewPolicy

WALLS = import_module("kurzweg.cases.migrations.0003_walls")
JOB = "(select kurzweg_kind()) = 'job'"
UNITS = "any ((select kurzweg_units())::int[])"
WITH_US = f"exists (select from matters_matter m where m.id = matter_id and m.unit_id = {UNITS})"
HOLDS_A_MATTER_OF_OURS = f"""exists (
    select from cases_heldmatter h join matters_matter m on m.id = h.matter_id
    where h.case_id = cases_case.id and m.unit_id = {UNITS})"""
SEE = (
    f"{JOB} or ({WALLS.STAFF} and ({WALLS.OWN_UNIT} or {HOLDS_A_MATTER_OF_OURS}"
    " or id in (select accounts_granted('case', 'summary'))))"
)
BEFORE = f"{WALLS.JOB} or ({WALLS.STAFF} and ({WALLS.OWN_UNIT} or {WALLS.HOLDS_A_VISIBLE_MATTER}))"
ADDS = f"{WALLS.STAFF} and added_by_id = kurzweg_actor() and {{}} and cases_works_on(case_id)"
WORKS_ON = WALLS.WORKS_ON.replace("where c.id = key and", "where kurzweg_kind() = 'staff' and c.id = key and")
SEES = """
    returns boolean language sql stable as $$
        select kurzweg_kind() = 'staff' and exists (
            select from log_object_link l join cases_case c on c.id = l.ext_id
            where l.object_id = log_number and (
                c.opened_in_id = any (kurzweg_units())
                or c.id in (select accounts_granted('case', 'history'))
                or exists (select from cases_heldmatter h join matters_matter m on m.id = h.matter_id
                           where h.case_id = c.id and m.unit_id = any (kurzweg_units())))) $$
"""
PEOPLE = """
    returns setof uuid language sql stable as $$
        select c.person_id from cases_case c
        where kurzweg_kind() = 'staff' and c.id in (select accounts_granted('case', 'identity')) $$
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_walls"), ("matters", "0005_grants")]
    operations = [
        NewPolicy("cases_case", "see", "select", using=SEE, before=(BEFORE, "")),
        NewPolicy(
            "cases_heldmatter",
            "add",
            "insert",
            check=f"{JOB} or ({ADDS.format(WITH_US)})",
            before=("", f"{WALLS.JOB} or ({ADDS.format(WALLS.OF_A_VISIBLE_MATTER)})"),
        ),
        NewPolicy(
            "cases_heldmatter",
            "see",
            "select",
            using=f"{JOB} or ({WALLS.STAFF} and {WITH_US})",
            before=(f"{WALLS.JOB} or ({WALLS.STAFF} and {WALLS.OF_A_VISIBLE_MATTER})", ""),
        ),
        NewBody("cases_works_on(key uuid)", WORKS_ON, before=WALLS.WORKS_ON),
        NewBody("cases_sees(log_number bigint)", SEES, before=WALLS.SEES),
        GuardFunction("cases_people_granted()", PEOPLE),
        NewPolicy("people_person", "see_by_case", "select", using="id in (select cases_people_granted())"),
    ]
