# SPDX-License-Identifier: EUPL-1.2
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import kurzweg.walls.keys
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("matters", "0006_grants_when_clocks_differ"),
        ("offices", "0007_succession"),
        ("servicepoint", "0003_functions_ask_who"),
        ("services", "0004_a_version_on_every_day"),
    ]

    operations = [
        migrations.CreateModel(
            name="Appointment",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name="Zeit")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "vorgemerkt"),
                            ("confirmed", "gebucht"),
                            ("checked_in", "ist da"),
                            ("served", "bedient"),
                            ("missed", "nicht gekommen"),
                            ("cancelled", "abgesagt"),
                            ("expired", "nicht bestätigt"),
                        ],
                        default="held",
                        max_length=10,
                        verbose_name="Stand",
                    ),
                ),
                ("held_until", models.DateTimeField(null=True, verbose_name="vorgemerkt bis")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="Name")),
                ("language", models.CharField(max_length=10, verbose_name="Sprache")),
                ("sequence", models.SmallIntegerField(default=0, verbose_name="Zahl der Änderungen")),
                ("changed_at", models.DateTimeField(verbose_name="zuletzt geändert am")),
                ("work_item", models.BigIntegerField(verbose_name="Arbeitsschritt")),
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
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
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
                    "ticket",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointment",
                        to="servicepoint.ticket",
                        verbose_name="Wartenummer",
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
                "verbose_name": "Termin",
                "verbose_name_plural": "Termine",
                "indexes": [models.Index(fields=["unit", "during"], name="appointments_of_a_unit")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("state__in", ("held", "confirmed", "checked_in"))),
                        expressions=[("lane", "="), ("during", "&&")],
                        name="one_visitor_at_a_lane_at_a_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("held", "confirmed"))),
                        fields=("matter",),
                        name="one_appointment_for_a_matter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("held_until__isnull", False), ("state", "held")),
                            models.Q(models.Q(("state", "held"), _negated=True), ("held_until__isnull", True)),
                            _connector="OR",
                        ),
                        name="held_for_a_while_and_no_longer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["checked_in", "served"]), ("ticket__isnull", False)),
                            models.Q(
                                models.Q(("state__in", ["checked_in", "served"]), _negated=True),
                                ("ticket__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="a_number_for_whoever_has_come",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Holiday",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="Tag")),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.structure",
                        verbose_name="Aufbau",
                    ),
                ),
            ],
            options={
                "verbose_name": "Feiertag",
                "verbose_name_plural": "Feiertage",
                "constraints": [
                    models.UniqueConstraint(fields=("structure", "day"), name="a_holiday_once_in_a_structure")
                ],
            },
        ),
        migrations.CreateModel(
            name="LaneHours",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("weekday", models.SmallIntegerField(verbose_name="Wochentag")),
                ("starts", models.TimeField(verbose_name="von")),
                ("ends", models.TimeField(verbose_name="bis")),
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
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.site",
                        verbose_name="Standort",
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.structure",
                        verbose_name="Aufbau",
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
                "verbose_name": "Empfangszeit",
                "verbose_name_plural": "Empfangszeiten",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("starts__lt", models.F("ends"))), name="hours_begin_before_they_end"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weekday__range", (0, 6))), name="a_week_has_seven_days"
                    ),
                    models.UniqueConstraint(
                        fields=("structure", "lane", "weekday", "starts"), name="hours_of_a_lane_once"
                    ),
                ],
            },
        ),
    ]
