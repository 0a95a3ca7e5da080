# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0002_walls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HeldMatter",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("added_at", models.DateTimeField(verbose_name="zugeordnet am")),
            ],
            options={
                "verbose_name": "Zuordnung zum Fall",
                "verbose_name_plural": "Zuordnungen zum Fall",
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=30, unique=True, verbose_name="Nummer")),
                ("opened_at", models.DateTimeField(verbose_name="eröffnet am")),
                (
                    "manager",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Fallmanagement",
                    ),
                ),
                (
                    "opened_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.unit",
                        verbose_name="eröffnet in",
                    ),
                ),
            ],
            options={
                "verbose_name": "Fall",
                "verbose_name_plural": "Fälle",
            },
        ),
    ]
