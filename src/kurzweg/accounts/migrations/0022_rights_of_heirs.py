# SPDX-License-Identifier: EUPL-1.2
"""Rights move with the structure: whoever works in the heir of a unit sees what that unit has left.

What was handed on at the merger is the heirs' anyway; what was settled before lies with the former unit for ever, and
without this nobody would see it. Compartments are those of the heir: nobody inherits more than they may see.
"""

from importlib import import_module

from django.db import migrations

from kurzweg.walls.protection import NewBody

BEFORE = import_module("kurzweg.accounts.migrations.0012_grants_open_walls").IDENTIFY

INHERITED = """
        ), inherited as (
            select unit, unit as heir from mine
            union
            select s.unit_id::int, i.heir from inherited i
            join offices_succession s on s.heir_id = i.unit
            join offices_structure o on o.id = s.structure_id and lower(o.in_force) <= today
            where not exists (
                select from offices_unitversion v join offices_structure p on p.id = v.structure_id
                where v.unit_id = s.unit_id and p.in_force @> today)
        )
"""
IDENTIFY = (
    BEFORE.replace("with mine as", "with recursive mine as")
    .replace(
        "\n        )\n        select array(select distinct unit from mine order by unit)",
        f"{INHERITED}        select array(select distinct unit from inherited order by unit)",
    )
    .replace(
        "array(select distinct v.unit_id || '/' || compartment\n                     from mine\n",
        "array(select distinct i.unit || '/' || compartment\n                     from inherited i\n",
    )
    .replace("on v.unit_id = mine.unit\n", "on v.unit_id = i.heir\n")
)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0021_passkey_wall"), ("offices", "0007_succession")]
    operations = [NewBody("accounts_identify(person uuid, today date)", IDENTIFY, before=BEFORE)]
