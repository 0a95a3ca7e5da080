# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("services", "0004_a_version_on_every_day"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CataloguePublication",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="publication",
                        serialize=False,
                        to="services.catalogueversion",
                        verbose_name="Katalogstand",
                    ),
                ),
                ("first_day", models.DateField(verbose_name="gilt ab")),
                ("at", models.DateTimeField(verbose_name="veröffentlicht am")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="durch",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="services.catalogueversion",
                        verbose_name="folgt auf",
                    ),
                ),
            ],
            options={
                "verbose_name": "Veröffentlichung des Katalogs",
                "verbose_name_plural": "Veröffentlichungen des Katalogs",
            },
        ),
        migrations.CreateModel(
            name="CatalogueWithdrawal",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="withdrawal",
                        serialize=False,
                        to="services.catalogueversion",
                        verbose_name="Katalogstand",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="zurückgenommen am")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="durch",
                    ),
                ),
            ],
            options={
                "verbose_name": "Rücknahme eines Katalogstands",
                "verbose_name_plural": "Rücknahmen von Katalogständen",
            },
        ),
        migrations.CreateModel(
            name="CatalogueRevision",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("shelf", models.CharField(max_length=20, verbose_name="Art des Eintrags")),
                ("code", models.CharField(max_length=60, verbose_name="Kennung")),
                ("part", models.CharField(max_length=10, verbose_name="Teil")),
                ("language", models.CharField(blank=True, max_length=20, verbose_name="Sprache")),
                ("number", models.PositiveIntegerField(verbose_name="laufende Nummer des Teils")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("written", "geschrieben"),
                            ("reviewed", "geprüft"),
                            ("taken_back", "zurückgenommen"),
                            ("adopted", "aus der Auslieferung übernommen"),
                            ("imported", "aus einer Datei eingelesen"),
                        ],
                        max_length=10,
                        verbose_name="was geschah",
                    ),
                ),
                ("value", models.JSONField(null=True, verbose_name="Inhalt")),
                (
                    "source",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="Prüfsumme des deutschen Textes, von dem übersetzt ist"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="am")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="durch",
                    ),
                ),
                (
                    "undoes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="catalogue.cataloguerevision",
                        verbose_name="nimmt zurück",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bearbeitung des Katalogs",
                "verbose_name_plural": "Bearbeitungen des Katalogs",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("shelf"),
                        models.F("code"),
                        models.F("part"),
                        models.F("language"),
                        models.F("number"),
                        name="catalogue_one_after_the_other",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="catalogue_numbers_begin_at_one"
                    ),
                ],
            },
        ),
    ]
