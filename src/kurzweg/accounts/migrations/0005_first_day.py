# SPDX-License-Identifier: EUPL-1.2
"""What somebody tried on their first day: only they themselves see it."""

import django.db.models.deletion
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models

from kurzweg.walls.protection import Protect

OWN = "kurzweg_kind() = 'staff' and staff_id = kurzweg_actor()"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_parts_at_rest"),
    ]

    operations = [
        migrations.CreateModel(
            name="TriedStep",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("step", models.CharField(max_length=40, verbose_name="Schritt")),
                ("at", models.DateTimeField(verbose_name="ausprobiert am")),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tried_steps",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Mitarbeitende",
                    ),
                ),
            ],
            options={
                "verbose_name": "ausprobierter Schritt",
                "verbose_name_plural": "ausprobierte Schritte",
                "constraints": [models.UniqueConstraint(fields=("staff", "step"), name="a_step_is_tried_once")],
            },
        ),
        Protect("accounts_triedstep", select=OWN, insert=OWN, delete=OWN),
    ]
