# SPDX-License-Identifier: EUPL-1.2
"""Who works for a person is answered to staff and to the house itself; sight by a grant is added by higher rooms."""

from importlib import import_module

from django.db import migrations

from kurzweg.walls.protection import NewBody, NewPolicy

WALLS = import_module("kurzweg.people.migrations.0002_walls")
MAY_KNOW = WALLS.MAY_KNOW.replace("return not exists (", "return kurzweg_kind() in ('staff', 'job') and (not exists (")
MAY_KNOW = MAY_KNOW.replace("matters_matter.unit_id = in_unit);", "matters_matter.unit_id = in_unit));")
# Asked of the row at hand by its index, or of all at once by a hash: the planner chooses.
KNOWN = """(select kurzweg_kind()) = 'staff' and exists (
    select from people_presence p
    where p.person_id = people_person.id and p.unit_id = any ((select kurzweg_units())::int[]))"""
SEE = f"(select kurzweg_kind()) = 'job' or ({KNOWN})"
BEFORE = f"{WALLS.JOB} or ({WALLS.KNOWN}) or id = any ((select accounts_granted('person'))::uuid[])"


class Migration(migrations.Migration):
    dependencies = [("people", "0003_alter_person_folded_name")]
    operations = [
        NewBody("people_may_know(person uuid, in_unit smallint)", MAY_KNOW, before=WALLS.MAY_KNOW),
        NewPolicy("people_person", "see", "select", using=SEE, before=(BEFORE, "")),
    ]
