# SPDX-License-Identifier: EUPL-1.2
"""Who took over from a unit that is no more stands in a table; what is in force already gets its rows."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from kurzweg.engine.structure import read
from kurzweg.walls.protection import EVERYBODY, AppendOnly, Protect

DESIGNS = "kurzweg_kind() = 'job' or (kurzweg_kind() = 'staff' and kurzweg_roles() && '{{designer,head_of_office,administrator}}')"
PUBLISHED = "select id, text from offices_structure where in_force is not null"
HEIRS = """
    insert into offices_succession (structure_id, unit_id, heir_id)
    select %s, former.id, heir.id from offices_unit former, offices_unit heir
    where former.code = %s and heir.code = %s
      and not exists (select from offices_unitversion v where v.structure_id = %s and v.unit_id = former.id)
    on conflict do nothing
"""


def derive(_apps: Any, schema_editor: Any) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("set local role kurzweg_guard")
        cursor.execute(PUBLISHED)
        for number, text in cursor.fetchall():
            for former, heir in read(text, file=f"Aufbau {number}").successors:
                cursor.execute(HEIRS, [number, former, heir, number])
        cursor.execute("reset role")


class Migration(migrations.Migration):
    dependencies = [("offices", "0006_many_numbers_at_once")]
    operations = [
        migrations.CreateModel(
            name="Succession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "heir",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inheritances",
                        to="offices.unit",
                        verbose_name="Nachfolgerin",
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.structure",
                        verbose_name="Aufbau",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="heirs",
                        to="offices.unit",
                        verbose_name="frühere Einheit",
                    ),
                ),
            ],
            options={
                "verbose_name": "Nachfolge",
                "verbose_name_plural": "Nachfolgen",
                "constraints": [
                    models.UniqueConstraint(fields=("structure", "unit", "heir"), name="an_heir_once_in_a_structure")
                ],
            },
        ),
        Protect("offices_succession", select=EVERYBODY, insert=DESIGNS),
        # Deleting a draft asks whether a row points to it; that locks with the rights of the owner.
        AppendOnly("offices_succession", is_referenced=True),
        migrations.RunPython(derive, migrations.RunPython.noop),
    ]
