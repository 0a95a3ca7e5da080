# SPDX-License-Identifier: EUPL-1.2
"""Parts of the house that rest: everybody may know, who sets up the house may switch."""

import django.db.models.deletion
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models

from kurzweg.walls.protection import EVERYBODY, Protect

SETS_UP = "kurzweg_kind() = 'staff' and kurzweg_roles() && '{administrator,head_of_office}'"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_walls"),
    ]

    operations = [
        migrations.CreateModel(
            name="Rest",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                (
                    "part",
                    models.CharField(
                        choices=[("servicepoint", "Servicepoint"), ("register", "Personenstamm"), ("cases", "Fälle")],
                        max_length=20,
                        verbose_name="Teil",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="ausgeschaltet am")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="eingeschaltet am")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ausgeschaltet durch",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="eingeschaltet durch",
                    ),
                ),
            ],
            options={
                "verbose_name": "Ruhen eines Teils",
                "verbose_name_plural": "ruhende Teile",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("part",), name="a_part_rests_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", None)),
                            models.Q(("ended_at__gte", models.F("at")), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_rest_ends_by_somebody_after_it_began",
                    ),
                ],
            },
        ),
        Protect(
            "accounts_rest",
            select=EVERYBODY,
            insert=f"{SETS_UP} and by_id = kurzweg_actor()",
            update=f"{SETS_UP} and ended_at is null",
            becomes="ended_by_id = kurzweg_actor()",
            columns=("ended_by_id", "ended_at"),
        ),
    ]
