# SPDX-License-Identifier: EUPL-1.2
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Site",
            fields=[
                ("id", models.SmallAutoField(primary_key=True, serialize=False)),
                ("code", models.SlugField(max_length=80, unique=True, verbose_name="Kürzel")),
            ],
            options={
                "verbose_name": "Standort",
                "verbose_name_plural": "Standorte",
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.SmallAutoField(primary_key=True, serialize=False)),
                ("code", models.SlugField(max_length=80, unique=True, verbose_name="Kürzel")),
            ],
            options={
                "verbose_name": "Organisationseinheit",
                "verbose_name_plural": "Organisationseinheiten",
            },
        ),
        migrations.CreateModel(
            name="Structure",
            fields=[
                ("id", models.SmallAutoField(primary_key=True, serialize=False)),
                ("office", models.CharField(max_length=200, verbose_name="Amt")),
                ("label", models.CharField(max_length=200, verbose_name="Bezeichnung")),
                ("text", models.TextField(verbose_name="Textform")),
                (
                    "in_force",
                    django.contrib.postgres.fields.ranges.DateRangeField(null=True, verbose_name="gilt"),
                ),
                ("drafted_at", models.DateTimeField(verbose_name="entworfen am")),
                ("published_at", models.DateTimeField(null=True, verbose_name="in Kraft gesetzt am")),
                (
                    "drafted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entworfen durch",
                    ),
                ),
                (
                    "drafted_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="offices.structure",
                        verbose_name="Vorlage",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="in Kraft gesetzt durch",
                    ),
                ),
            ],
            options={
                "verbose_name": "Aufbau",
                "verbose_name_plural": "Fassungen des Aufbaus",
            },
        ),
        migrations.CreateModel(
            name="Lane",
            fields=[
                ("id", models.SmallAutoField(primary_key=True, serialize=False)),
                ("code", models.SlugField(max_length=80, unique=True, verbose_name="Kürzel")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lanes",
                        to="offices.unit",
                        verbose_name="Organisationseinheit",
                    ),
                ),
            ],
            options={
                "verbose_name": "Schalter",
                "verbose_name_plural": "Schalter",
            },
        ),
        migrations.CreateModel(
            name="Closure",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("days", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="Tage")),
                ("reason", models.CharField(max_length=200, verbose_name="Grund")),
                ("at", models.DateTimeField(verbose_name="eingetragen am")),
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
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="offices.site",
                        verbose_name="Standort",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="offices.unit",
                        verbose_name="Organisationseinheit",
                    ),
                ),
            ],
            options={
                "verbose_name": "Schließung",
                "verbose_name_plural": "Schließungen",
            },
        ),
        migrations.CreateModel(
            name="UnitVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="Name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("front", "Eingang"),
                            ("back", "Innendienst"),
                            ("casework", "Sachbearbeitung"),
                            ("partner", "Partner im Haus"),
                        ],
                        max_length=10,
                        verbose_name="Art",
                    ),
                ),
                ("controller", models.CharField(max_length=200, verbose_name="Verantwortliche Stelle")),
                (
                    "compartments",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), size=None, verbose_name="Abteile"
                    ),
                ),
                ("phone", models.CharField(max_length=40, verbose_name="Telefon")),
                ("room", models.CharField(max_length=40, verbose_name="Raum")),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.unit",
                        verbose_name="Dienstaufsicht",
                    ),
                ),
                (
                    "professional",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.unit",
                        verbose_name="Fachaufsicht",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="offices.site",
                        verbose_name="Standort",
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="offices.structure",
                        verbose_name="Aufbau",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="offices.unit",
                        verbose_name="Organisationseinheit",
                    ),
                ),
            ],
            options={
                "verbose_name": "Fassung der Einheit",
                "verbose_name_plural": "Fassungen der Einheiten",
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("days", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="Tage")),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Mitarbeitende",
                    ),
                ),
            ],
            options={
                "verbose_name": "Abwesenheit",
                "verbose_name_plural": "Abwesenheiten",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("staff", "="), ("days", "&&")], name="nobody_is_away_twice_at_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LaneShift",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("opened_at", models.DateTimeField(verbose_name="geöffnet am")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="geschlossen am")),
                (
                    "lane",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shifts",
                        to="offices.lane",
                        verbose_name="Schalter",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="geöffnet durch",
                    ),
                ),
            ],
            options={
                "verbose_name": "Schalterdienst",
                "verbose_name_plural": "Schalterdienste",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)), fields=("lane",), name="one_person_at_a_lane"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)),
                        fields=("opened_by",),
                        name="one_lane_at_a_time",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="structure",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("in_force", "&&")], name="one_structure_on_any_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="unitversion",
            constraint=models.UniqueConstraint(fields=("structure", "unit"), name="a_unit_once_in_a_structure"),
        ),
    ]
