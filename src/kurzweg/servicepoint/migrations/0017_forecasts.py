# SPDX-License-Identifier: EUPL-1.2
"""What the forecaster says, what was said first, how good it was, and what somebody asks before they change a hall."""

import django.db.models.deletion
from django.db import migrations, models

import kurzweg.walls.keys
from kurzweg.walls.protection import EVERYBODY, JOB, AppendOnly, Protect

OWN_UNIT = "kurzweg_kind() = 'staff' and unit_id = any ((select kurzweg_units())::int[])"
OWN_TICKET = """kurzweg_kind() = 'key' and exists (
    select from servicepoint_ticket t where t.id = ticket_id and t.matter_id = (select kurzweg_matter()))"""


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0008_idle_lanes"),
        ("servicepoint", "0016_breaks"),
        ("services", "0004_a_version_on_every_day"),
    ]

    operations = [
        migrations.CreateModel(
            name="TicketForecast",
            fields=[
                ("told_at", models.DateTimeField(verbose_name="gesagt am")),
                ("mean", models.FloatField(null=True, verbose_name="Mittel")),
                ("p50", models.FloatField(null=True, verbose_name="Median")),
                ("p80", models.FloatField(null=True, verbose_name="P80")),
                ("p90", models.FloatField(null=True, verbose_name="P90")),
                ("called", models.FloatField(verbose_name="Chance auf einen Aufruf")),
                ("gone", models.FloatField(default=0.0, verbose_name="Chance zu gehen")),
                ("by_queue_length", models.FloatField(null=True, verbose_name="nach Länge der Schlange")),
                ("about", models.SmallIntegerField(null=True, verbose_name="gesagt: etwa")),
                ("at_the_latest", models.SmallIntegerField(null=True, verbose_name="gesagt: spätestens")),
                ("is_fallback", models.BooleanField(verbose_name="nur geschätzt")),
                ("in_doubt", models.BooleanField(verbose_name="reicht heute vielleicht nicht")),
                (
                    "ticket",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="forecast",
                        serialize=False,
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
                "verbose_name": "Wartezeitprognose",
                "verbose_name_plural": "Wartezeitprognosen",
            },
        ),
        migrations.CreateModel(
            name="NewcomerForecast",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("told_at", models.DateTimeField(verbose_name="gesagt am")),
                ("mean", models.FloatField(null=True, verbose_name="Mittel")),
                ("p50", models.FloatField(null=True, verbose_name="Median")),
                ("p80", models.FloatField(null=True, verbose_name="P80")),
                ("p90", models.FloatField(null=True, verbose_name="P90")),
                ("called", models.FloatField(verbose_name="Chance auf einen Aufruf")),
                ("gone", models.FloatField(default=0.0, verbose_name="Chance zu gehen")),
                ("by_queue_length", models.FloatField(null=True, verbose_name="nach Länge der Schlange")),
                ("about", models.SmallIntegerField(null=True, verbose_name="gesagt: etwa")),
                ("at_the_latest", models.SmallIntegerField(null=True, verbose_name="gesagt: spätestens")),
                ("is_fallback", models.BooleanField(verbose_name="nur geschätzt")),
                ("in_doubt", models.BooleanField(verbose_name="reicht heute vielleicht nicht")),
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
                "verbose_name": "Wartezeitprognose für Neue",
                "verbose_name_plural": "Wartezeitprognosen für Neue",
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "service"), name="one_forecast_for_newcomers_of_a_service")
                ],
            },
        ),
        migrations.CreateModel(
            name="ToldWait",
            fields=[
                ("told_at", models.DateTimeField(verbose_name="gesagt am")),
                ("mean", models.FloatField(null=True, verbose_name="Mittel")),
                ("p50", models.FloatField(null=True, verbose_name="Median")),
                ("p80", models.FloatField(null=True, verbose_name="P80")),
                ("p90", models.FloatField(null=True, verbose_name="P90")),
                ("called", models.FloatField(verbose_name="Chance auf einen Aufruf")),
                ("gone", models.FloatField(default=0.0, verbose_name="Chance zu gehen")),
                ("by_queue_length", models.FloatField(null=True, verbose_name="nach Länge der Schlange")),
                ("about", models.SmallIntegerField(null=True, verbose_name="gesagt: etwa")),
                ("at_the_latest", models.SmallIntegerField(null=True, verbose_name="gesagt: spätestens")),
                ("is_fallback", models.BooleanField(verbose_name="nur geschätzt")),
                ("in_doubt", models.BooleanField(verbose_name="reicht heute vielleicht nicht")),
                (
                    "ticket",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="told_wait",
                        serialize=False,
                        to="servicepoint.ticket",
                        verbose_name="Wartenummer",
                    ),
                ),
                ("by_head_of_line", models.FloatField(null=True, verbose_name="nach der Wartezeit der Ersten")),
                ("usual_p50", models.FloatField(null=True, verbose_name="üblicher Median")),
                ("usual_p80", models.FloatField(null=True, verbose_name="übliches P80")),
                ("usual_p90", models.FloatField(null=True, verbose_name="übliches P90")),
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
                "verbose_name": "gesagte Wartezeit",
                "verbose_name_plural": "gesagte Wartezeiten",
                "indexes": [models.Index(fields=["told_at"], name="told_waits_by_moment")],
            },
        ),
        migrations.CreateModel(
            name="WaitScore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.DateField(verbose_name="von")),
                ("last", models.DateField(verbose_name="bis")),
                ("scored", models.IntegerField(verbose_name="gezählte Menschen")),
                ("left", models.FloatField(null=True, verbose_name="Anteil, der vorher ging")),
                ("said_left", models.FloatField(null=True, verbose_name="Anteil, von dem es erwartet wurde")),
                ("mean_wait", models.FloatField(null=True, verbose_name="mittlere Wartezeit")),
                ("coverage_p50", models.FloatField(null=True, verbose_name="gehalten: Median")),
                ("coverage_p80", models.FloatField(null=True, verbose_name="gehalten: P80")),
                ("coverage_p90", models.FloatField(null=True, verbose_name="gehalten: P90")),
                ("pinball_p80", models.FloatField(null=True, verbose_name="Pinball-Verlust: P80")),
                ("skill_p80", models.FloatField(null=True, verbose_name="Gewinn gegen das Übliche: P80")),
                ("bias", models.FloatField(null=True, verbose_name="mittlerer Fehler")),
                ("rmse", models.FloatField(null=True, verbose_name="Wurzel des mittleren quadratischen Fehlers")),
                ("rmse_by_queue_length", models.FloatField(null=True, verbose_name="dieselbe nach Länge der Schlange")),
                ("sharpness", models.FloatField(null=True, verbose_name="Breite zwischen Median und P90")),
                ("is_trusted", models.BooleanField(verbose_name="gilt danach als zuverlässig")),
                (
                    "service",
                    models.ForeignKey(
                        null=True,
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
            ],
            options={
                "verbose_name": "Güte der Wartezeiten",
                "verbose_name_plural": "Güte der Wartezeiten",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("site", "service", "first", "last"),
                        name="one_score_of_a_time_and_service",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))), name="a_score_begins_before_it_ends"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WhatIf",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                (
                    "towards",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.lane",
                        verbose_name="Schalter, an den jemand wechselt",
                    ),
                ),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("close", "Schalter schließen"),
                            ("open", "Schalter öffnen"),
                            ("move", "Platz wechseln"),
                        ],
                        max_length=10,
                        verbose_name="Änderung",
                    ),
                ),
                ("minutes", models.SmallIntegerField(null=True, verbose_name="für so viele Minuten")),
                ("asked_at", models.DateTimeField(verbose_name="gefragt am")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="beantwortet am")),
                ("answer", models.JSONField(null=True, verbose_name="Antwort")),
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
                "verbose_name": "Frage nach der Wirkung",
                "verbose_name_plural": "Fragen nach der Wirkung",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", None), ("answered_at", None)),
                            models.Q(("answer__isnull", False), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="what_it_would_do_has_its_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes", None), ("minutes__range", (5, 600)), _connector="OR"),
                        name="a_change_for_minutes_or_hours",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("change", "move"), ("towards__isnull", False)),
                            models.Q(models.Q(("change", "move"), _negated=True), ("towards", None)),
                            _connector="OR",
                        ),
                        name="who_moves_moves_somewhere",
                    ),
                ],
            },
        ),
        Protect(
            "servicepoint_ticketforecast",
            select=f"{JOB} or ({OWN_UNIT}) or ({OWN_TICKET})",
            insert=JOB,
            update=JOB,
            delete=JOB,
        ),
        Protect("servicepoint_newcomerforecast", select=EVERYBODY, insert=JOB, update=JOB, delete=JOB),
        Protect("servicepoint_toldwait", select=JOB, insert=JOB),
        AppendOnly("servicepoint_toldwait"),
        Protect("servicepoint_waitscore", select=EVERYBODY, insert=JOB),
        AppendOnly("servicepoint_waitscore"),
        Protect(
            "servicepoint_whatif",
            select=f"{JOB} or ({OWN_UNIT})",
            insert=OWN_UNIT,
            update=JOB,
            delete=JOB,
            columns=("answer", "answered_at"),
        ),
    ]
