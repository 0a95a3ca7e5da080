# SPDX-License-Identifier: EUPL-1.2
"""Passkeys: the public halves, what the devices are called, when they were used."""

import django.db.models.deletion
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0019_a_role_ends_today"),
    ]

    operations = [
        migrations.CreateModel(
            name="Passkey",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("credential", models.BinaryField(max_length=1023, unique=True, verbose_name="Kennung")),
                ("public_key", models.BinaryField(max_length=4000, verbose_name="öffentlicher Schlüssel")),
                ("counter", models.BigIntegerField(verbose_name="Zähler")),
                ("label", models.CharField(max_length=60, verbose_name="Name")),
                ("added_at", models.DateTimeField(verbose_name="eingerichtet am")),
                ("used_at", models.DateTimeField(null=True, verbose_name="zuletzt benutzt am")),
                ("doubted_at", models.DateTimeField(null=True, verbose_name="angezweifelt am")),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passkeys",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Mitarbeitende",
                    ),
                ),
            ],
            options={
                "verbose_name": "Passkey",
                "verbose_name_plural": "Passkeys",
            },
        ),
    ]
