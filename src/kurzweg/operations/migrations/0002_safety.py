# SPDX-License-Identifier: EUPL-1.2
"""What was saved, and whether it came back when it was tried: written once, by the office itself."""

import kurzweg.walls.keys
from django.db import migrations, models

from kurzweg.walls.protection import JOB, STAFF_OR_JOB, AppendOnly, Protect


class Migration(migrations.Migration):
    dependencies = [
        ("operations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Backup",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("saved_at", models.DateTimeField(verbose_name="Stand vom")),
                ("file", models.CharField(max_length=200, verbose_name="Datei")),
                ("bytes", models.BigIntegerField(verbose_name="Größe")),
                ("rows", models.BigIntegerField(verbose_name="Zeilen")),
                ("seconds", models.FloatField(verbose_name="Dauer")),
            ],
            options={
                "verbose_name": "Sicherung",
                "verbose_name_plural": "Sicherungen",
            },
        ),
        migrations.CreateModel(
            name="Drill",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(verbose_name="geprobt am")),
                ("saved_at", models.DateTimeField(verbose_name="Stand der Sicherung")),
                ("rows", models.BigIntegerField(verbose_name="Zeilen")),
                ("seconds", models.FloatField(verbose_name="Dauer")),
                ("differences", models.IntegerField(verbose_name="Abweichungen")),
            ],
            options={
                "verbose_name": "Wiederherstellungsprobe",
                "verbose_name_plural": "Wiederherstellungsproben",
            },
        ),
        Protect("operations_backup", select=STAFF_OR_JOB, insert=JOB),
        Protect("operations_drill", select=STAFF_OR_JOB, insert=JOB),
        AppendOnly("operations_backup"),
        AppendOnly("operations_drill"),
    ]
