# SPDX-License-Identifier: EUPL-1.2
"""Who finds a person: members of the units that work for them. What was done for them lies behind other walls."""

from django.db import migrations

from kurzweg.walls.protection import JOB, GuardFunction, Protect

OWN_UNITS = "(select kurzweg_kind()) = 'staff' and unit_id = any ((select kurzweg_units())::int[])"
KNOWN = (
    "(select kurzweg_kind()) = 'staff' and id = any (array("
    "select p.person_id from people_presence p where p.unit_id = any (kurzweg_units())))"
)
# A unit comes to know a person by taking them up, or with a matter of theirs that lies with it.
KNOWS = "people_may_know(person_id, unit_id)"
MAY_KNOW = """
    returns boolean language plpgsql stable as $$
    begin
        return not exists (select from people_person where id = person)
            or exists (select from people_person where id = person and recorded_by_id = kurzweg_actor())
            or exists (select from matters_matter where person_id = person and matters_matter.unit_id = in_unit);
    end $$
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("accounts", "0003_walls")]
    operations = [
        GuardFunction(
            "people_may_know(uuid, smallint)", MAY_KNOW, arguments="people_may_know(person uuid, in_unit smallint)"
        ),
        Protect("people_presence", select=f"{JOB} or ({OWN_UNITS})", insert=f"{JOB} or ({OWN_UNITS} and {KNOWS})"),
        Protect(
            "people_person",
            select=f"{JOB} or ({KNOWN}) or id = any ((select accounts_granted('person'))::uuid[])",
            insert=f"{JOB} or (kurzweg_kind() = 'staff' and recorded_by_id = kurzweg_actor())",
        ),
        migrations.RunSQL(
            "create index person_by_folded_name on people_person using gin (folded_name gin_trgm_ops)",
            "drop index person_by_folded_name",
        ),
    ]
