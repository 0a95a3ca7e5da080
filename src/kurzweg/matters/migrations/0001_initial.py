# SPDX-License-Identifier: EUPL-1.2
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0002_walls"),
        ("services", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Matter",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=30, unique=True, verbose_name="Nummer")),
                ("compartment", models.CharField(max_length=20, verbose_name="Abteil")),
                ("unit_since", models.DateTimeField(verbose_name="zuständig seit")),
                (
                    "channel",
                    models.SmallIntegerField(
                        choices=[
                            (1, "COUNTER"),
                            (2, "APPOINTMENT"),
                            (3, "PHONE"),
                            (4, "MAIL"),
                            (5, "ONLINE"),
                            (6, "EMPLOYER"),
                        ],
                        verbose_name="Weg",
                    ),
                ),
                ("language", models.CharField(max_length=10, verbose_name="Sprache")),
                ("opened_at", models.DateTimeField(verbose_name="eröffnet am")),
            ],
            options={
                "verbose_name": "Anliegen",
                "verbose_name_plural": "Anliegen",
            },
        ),
        migrations.CreateModel(
            name="MatterFact",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("fact", models.CharField(max_length=40, verbose_name="Tatsache")),
                ("value", models.CharField(max_length=200, verbose_name="Angabe")),
            ],
            options={
                "verbose_name": "Tatsache",
                "verbose_name_plural": "Tatsachen",
            },
        ),
        migrations.CreateModel(
            name="MatterKey",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("hash", models.BinaryField(max_length=32, unique=True, verbose_name="Prüfwert")),
                ("issued_at", models.DateTimeField(verbose_name="ausgegeben am")),
                ("expires_at", models.DateTimeField(verbose_name="gilt bis")),
                ("revoked_at", models.DateTimeField(null=True, verbose_name="gesperrt am")),
            ],
            options={
                "verbose_name": "geheimer Schlüssel",
                "verbose_name_plural": "geheime Schlüssel",
            },
        ),
        migrations.CreateModel(
            name="ResponsiblePeriod",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name="Zeitraum")),
            ],
            options={
                "verbose_name": "Zuständigkeitszeit",
                "verbose_name_plural": "Zuständigkeitszeiten",
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=30, verbose_name="Nummer")),
                ("compartment", models.CharField(max_length=20, verbose_name="Abteil")),
                ("note", models.CharField(max_length=500, verbose_name="Was ist zu tun?")),
                ("work_item", models.BigIntegerField(verbose_name="Arbeitsschritt")),
                ("offered_at", models.DateTimeField(verbose_name="angeboten am")),
                ("accepted_at", models.DateTimeField(null=True, verbose_name="übernommen am")),
                ("declined_at", models.DateTimeField(null=True, verbose_name="abgelehnt am")),
                ("decline_reason", models.SmallIntegerField(null=True, verbose_name="Grund")),
                ("decline_note", models.CharField(blank=True, max_length=500, verbose_name="Erklärung")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="zurückgezogen am")),
                (
                    "accepted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="übernommen durch",
                    ),
                ),
                (
                    "declined_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="abgelehnt durch",
                    ),
                ),
                (
                    "from_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.unit",
                        verbose_name="von",
                    ),
                ),
                (
                    "offered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="angeboten durch",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="services.service",
                        verbose_name="Leistung",
                    ),
                ),
                (
                    "to_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.unit",
                        verbose_name="an",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="zurückgezogen durch",
                    ),
                ),
            ],
            options={
                "verbose_name": "Übergabe",
                "verbose_name_plural": "Übergaben",
            },
        ),
        migrations.CreateModel(
            name="Settlement",
            fields=[
                (
                    "matter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="matters.matter",
                        verbose_name="Anliegen",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("done", "erledigt"),
                            ("refused", "abgelehnt"),
                            ("withdrawn", "zurückgenommen"),
                            ("not_ours", "andere Stelle zuständig"),
                        ],
                        max_length=20,
                        verbose_name="Ergebnis",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="am")),
            ],
            options={
                "verbose_name": "Erledigung",
                "verbose_name_plural": "Erledigungen",
            },
        ),
    ]
