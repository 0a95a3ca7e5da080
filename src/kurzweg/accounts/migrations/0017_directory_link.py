# SPDX-License-Identifier: EUPL-1.2
"""Who is who in the directory of the county."""

import django.db.models.deletion
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0016_second_factor_wall"),
    ]

    operations = [
        migrations.CreateModel(
            name="DirectoryLink",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("issuer", models.CharField(max_length=400, verbose_name="Verzeichnis")),
                ("subject", models.CharField(max_length=255, verbose_name="Kennung dort")),
                ("linked_at", models.DateTimeField(verbose_name="verbunden am")),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="directory_links",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Mitarbeitende",
                    ),
                ),
            ],
            options={
                "verbose_name": "Verbindung zum Verzeichnis",
                "verbose_name_plural": "Verbindungen zum Verzeichnis",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("issuer", "subject"), name="one_person_for_a_name_of_the_directory"
                    ),
                    models.UniqueConstraint(fields=("issuer", "staff"), name="one_name_of_the_directory_for_a_person"),
                ],
            },
        ),
    ]
