# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_first_day"),
    ]

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("key_hash", models.BinaryField(max_length=32, unique=True, verbose_name="Prüfwert des Schlüssels")),
                (
                    "previous_hash",
                    models.BinaryField(max_length=32, null=True, verbose_name="Prüfwert des vorigen Schlüssels"),
                ),
                ("rotated_at", models.DateTimeField(null=True, verbose_name="Schlüssel gewechselt am")),
                ("data", models.TextField(verbose_name="Inhalt")),
                ("device", models.CharField(max_length=80, verbose_name="Gerät")),
                ("started_at", models.DateTimeField(verbose_name="angemeldet am")),
                ("seen_at", models.DateTimeField(verbose_name="zuletzt benutzt am")),
                ("fresh_at", models.DateTimeField(null=True, verbose_name="zuletzt bestätigt am")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="beendet am")),
                (
                    "staff",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Mitarbeitende",
                    ),
                ),
            ],
            options={
                "verbose_name": "Sitzung",
                "verbose_name_plural": "Sitzungen",
                "indexes": [
                    models.Index(fields=["staff", "started_at"], name="sessions_of_a_person"),
                    models.Index(
                        condition=models.Q(("previous_hash__isnull", False)),
                        fields=["previous_hash"],
                        name="sessions_by_previous_key",
                    ),
                ],
            },
        ),
    ]
