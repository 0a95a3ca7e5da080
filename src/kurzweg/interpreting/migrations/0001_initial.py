# SPDX-License-Identifier: EUPL-1.2
"""Who speaks what, who can be called, and who was asked to come."""

import django.contrib.postgres.fields
import django.db.models.deletion
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models

from kurzweg.walls.protection import STAFF, STAFF_OR_JOB, Protect

OWN_UNIT = "unit_id = any ((select kurzweg_units())::int[])"
HEADS = f"{STAFF} and kurzweg_roles() && '{{head_of_unit,deputy,head_of_office,administrator}}'"


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0008_idle_lanes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Interpreter",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200, verbose_name="Name oder Dienst")),
                ("phone", models.CharField(max_length=40, verbose_name="Telefon")),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), size=None, verbose_name="Sprachen"
                    ),
                ),
                ("reachable", models.CharField(blank=True, max_length=200, verbose_name="erreichbar")),
                ("at", models.DateTimeField(verbose_name="eingetragen am")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="gestrichen am")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="eingetragen durch",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gestrichen durch",
                    ),
                ),
            ],
            options={
                "verbose_name": "Sprachmittler/in auf Abruf",
                "verbose_name_plural": "Sprachmittlung auf Abruf",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("languages__len__gte", 1)), name="an_interpreter_speaks_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", None)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="an_interpreter_is_struck_off_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InterpretingRequest",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("language", models.CharField(max_length=10, verbose_name="Sprache")),
                ("at", models.DateTimeField(verbose_name="gefragt am")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("comes", "kommt"),
                            ("cannot", "kann gerade nicht"),
                            ("withdrawn", "nicht mehr nötig"),
                        ],
                        max_length=10,
                        verbose_name="Antwort",
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True, verbose_name="beantwortet am")),
                (
                    "asked",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gefragt",
                    ),
                ),
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
                    "lane",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.lane",
                        verbose_name="Schalter",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.unit",
                        verbose_name="Einheit",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bitte um Sprachmittlung",
                "verbose_name_plural": "Bitten um Sprachmittlung",
                "indexes": [models.Index(fields=["at"], name="requests_for_interpreting")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None)),
                        fields=("lane", "asked"),
                        name="a_colleague_is_asked_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None)),
                            models.Q(("answer__in", ["comes", "cannot", "withdrawn"]), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="an_answer_has_its_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpokenLanguage",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("language", models.CharField(max_length=10, verbose_name="Sprache")),
                ("since", models.DateTimeField(verbose_name="gesagt am")),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spoken_languages",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Mitarbeitende",
                    ),
                ),
            ],
            options={
                "verbose_name": "Gesprochene Sprache",
                "verbose_name_plural": "Gesprochene Sprachen",
                "constraints": [
                    models.UniqueConstraint(fields=("staff", "language"), name="a_language_is_spoken_once"),
                    models.CheckConstraint(
                        condition=models.Q(("language", "de"), _negated=True), name="everybody_speaks_german"
                    ),
                ],
            },
        ),
        Protect(
            "interpreting_spokenlanguage",
            select=STAFF_OR_JOB,
            insert=f"{STAFF} and staff_id = kurzweg_actor()",
            delete=f"{STAFF} and staff_id = kurzweg_actor()",
        ),
        Protect(
            "interpreting_interpreter",
            select=STAFF_OR_JOB,
            insert=f"({HEADS}) and by_id = kurzweg_actor() and ended_at is null",
            update=HEADS,
            becomes=f"({HEADS}) and (ended_by_id is null or ended_by_id = kurzweg_actor())",
            columns=("ended_by_id", "ended_at"),
        ),
        Protect(
            "interpreting_interpretingrequest",
            select=STAFF_OR_JOB,
            insert=f"{STAFF} and {OWN_UNIT} and by_id = kurzweg_actor() and answered_at is null",
            update=f"{STAFF} and (asked_id = kurzweg_actor() or by_id = kurzweg_actor()) and answered_at is null",
            becomes=f"{STAFF} and (asked_id = kurzweg_actor() or by_id = kurzweg_actor())",
            columns=("answer", "answered_at"),
        ),
    ]
