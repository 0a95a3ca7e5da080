# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
import kurzweg.walls.keys
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("matters", "0002_initial"),
        ("offices", "0002_walls"),
        ("services", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ticket",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("call_number", models.CharField(max_length=8, verbose_name="Aufrufnummer")),
                ("language", models.CharField(max_length=10, verbose_name="Sprache")),
                ("day", models.DateField(verbose_name="Tag")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "wartet"),
                            ("called", "aufgerufen"),
                            ("serving", "wird bedient"),
                            ("parked", "geparkt"),
                            ("missed", "nicht gekommen"),
                            ("done", "fertig"),
                            ("left", "gegangen"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="Stand",
                    ),
                ),
                ("work_item", models.BigIntegerField(verbose_name="Arbeitsschritt")),
                ("entered_at", models.DateTimeField(verbose_name="gezogen am")),
                ("due_at", models.DateTimeField(verbose_name="fällig ab")),
                ("called_at", models.DateTimeField(null=True, verbose_name="aufgerufen am")),
                ("calls", models.SmallIntegerField(default=0, verbose_name="Zahl der Aufrufe")),
                (
                    "lane",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.lane",
                        verbose_name="Schalter",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="matters.matter",
                        verbose_name="Anliegen",
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
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.site",
                        verbose_name="Standort",
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
                "verbose_name": "Wartenummer",
                "verbose_name_plural": "Wartenummern",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["unit", "due_at"],
                        name="who_waits_in_a_unit",
                    ),
                    models.Index(fields=["site", "day"], name="tickets_of_a_day"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("site", "day", "call_number"), name="a_call_number_once_a_day"),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("called", "serving"))),
                        fields=("lane",),
                        name="one_visitor_at_a_lane",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lane__isnull", False), ("state__in", ("called", "serving"))),
                            models.Q(
                                models.Q(("state__in", ("called", "serving")), _negated=True),
                                ("lane__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="a_lane_while_called_or_served",
                    ),
                ],
            },
        ),
    ]
