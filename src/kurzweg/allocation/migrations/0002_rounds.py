# SPDX-License-Identifier: EUPL-1.2

import datetime
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("allocation", "0001_ways"),
        ("offices", "0008_idle_lanes"),
        ("servicepoint", "0040_kept_places"),
        ("services", "0004_a_version_on_every_day"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=30, unique=True, verbose_name="Nummer")),
                ("opens_at", models.DateTimeField(verbose_name="Bewerbung ab")),
                ("closes_at", models.DateTimeField(verbose_name="Bewerbung bis")),
                ("confirm_hours", models.SmallIntegerField(verbose_name="Stunden, die ein Platz gehalten wird")),
                (
                    "returns_to",
                    models.CharField(
                        choices=[
                            ("round", "Verlosung"),
                            ("waitlist", "Warteliste"),
                            ("same_day", "Zeittickets am selben Tag"),
                            ("emergency", "Notfälle"),
                        ],
                        max_length=10,
                        verbose_name="was übrig bleibt, geht an",
                    ),
                ),
                ("weights", models.JSONField(verbose_name="Gewichte")),
                ("announced_at", models.DateTimeField(verbose_name="angekündigt am")),
                (
                    "announced_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="angekündigt durch",
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
                "verbose_name": "Runde",
                "verbose_name_plural": "Runden",
            },
        ),
        migrations.CreateModel(
            name="Seed",
            fields=[
                (
                    "commitment",
                    models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name="Zusage"),
                ),
                ("secret", models.BinaryField(max_length=32, verbose_name="Los-Schlüssel")),
                ("made_at", models.DateTimeField(verbose_name="gezogen am")),
            ],
            options={
                "verbose_name": "Los-Schlüssel",
                "verbose_name_plural": "Los-Schlüssel",
            },
        ),
        migrations.CreateModel(
            name="Draw",
            fields=[
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="draw",
                        serialize=False,
                        to="allocation.round",
                        verbose_name="Runde",
                    ),
                ),
                ("document", models.TextField(verbose_name="Ergebnis, wie veröffentlicht")),
                ("held_at", models.DateTimeField(verbose_name="ausgelost am")),
            ],
            options={
                "verbose_name": "Auslosung",
                "verbose_name_plural": "Auslosungen",
            },
        ),
        migrations.AddField(
            model_name="round",
            name="seed",
            field=models.OneToOneField(
                db_column="commitment",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="round",
                to="allocation.seed",
                verbose_name="Zusage",
            ),
        ),
        migrations.CreateModel(
            name="Waitlist",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=30, unique=True, verbose_name="Nummer")),
                ("weights", models.JSONField(verbose_name="Gewichte")),
                ("opened_at", models.DateTimeField(verbose_name="geöffnet am")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="geschlossen am")),
                (
                    "seed",
                    models.OneToOneField(
                        db_column="commitment",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waitlist",
                        to="allocation.seed",
                        verbose_name="Zusage",
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
                "verbose_name": "Warteliste",
                "verbose_name_plural": "Wartelisten",
            },
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("number", models.IntegerField(default=0, verbose_name="Nummer")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="Name")),
                ("fingerprint", models.BinaryField(max_length=32, verbose_name="Prüfwert der Person")),
                ("deadline", models.DateField(null=True, verbose_name="Frist")),
                (
                    "days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(), default=list, size=None, verbose_name="mögliche Tage"
                    ),
                ),
                ("lost_rounds", models.SmallIntegerField(default=0, verbose_name="verlorene Runden")),
                ("facts", models.JSONField(default=dict, verbose_name="Angaben zur Zuständigkeit")),
                ("language", models.CharField(max_length=10, verbose_name="Sprache")),
                ("key", models.BinaryField(max_length=32, unique=True, verbose_name="Prüfwert des Schlüssels")),
                ("applied_at", models.DateTimeField(verbose_name="beworben am")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="beendet am")),
                (
                    "round",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="allocation.round",
                        verbose_name="Runde",
                    ),
                ),
                (
                    "waitlist",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="allocation.waitlist",
                        verbose_name="Warteliste",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bewerbung",
                "verbose_name_plural": "Bewerbungen",
            },
        ),
        migrations.CreateModel(
            name="Lot",
            fields=[
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="lot",
                        serialize=False,
                        to="allocation.application",
                        verbose_name="Bewerbung",
                    ),
                ),
                ("position", models.IntegerField(verbose_name="Rang")),
                ("key", models.FloatField(verbose_name="Loszahl")),
                (
                    "place",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="servicepoint.keptplace",
                        verbose_name="Platz",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lots",
                        to="allocation.round",
                        verbose_name="Runde",
                    ),
                ),
            ],
            options={
                "verbose_name": "Los",
                "verbose_name_plural": "Lose",
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="angeboten am")),
                ("until", models.DateTimeField(verbose_name="gilt bis")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "angenommen"),
                            ("declined", "abgelehnt"),
                            ("lapsed", "nicht beantwortet"),
                        ],
                        max_length=10,
                        verbose_name="Antwort",
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True, verbose_name="beantwortet am")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="allocation.application",
                        verbose_name="Bewerbung",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="servicepoint.keptplace",
                        verbose_name="Platz",
                    ),
                ),
            ],
            options={
                "verbose_name": "Angebot",
                "verbose_name_plural": "Angebote",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "")), fields=("application",), name="one_open_offer_a_person"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "")), fields=("place",), name="one_open_offer_a_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="an_offer_is_answered_at_a_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(max_length=60, verbose_name="Bezeichnung")),
                ("start", models.DateTimeField(verbose_name="Beginn")),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="servicepoint.keptplace",
                        verbose_name="Platz",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="allocation.round",
                        verbose_name="Runde",
                    ),
                ),
            ],
            options={
                "verbose_name": "Platz einer Runde",
                "verbose_name_plural": "Plätze einer Runde",
                "constraints": [
                    models.UniqueConstraint(fields=("round", "place"), name="a_place_once_in_a_round"),
                    models.UniqueConstraint(fields=("round", "label"), name="a_label_once_in_a_round"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="round",
            index=models.Index(fields=["service", "unit", "opens_at"], name="rounds_of_a_service"),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("announced_at__lte", models.F("opens_at"))), name="announced_before_it_opens"
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "closes_at__gte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("opens_at"), "+", models.Value(datetime.timedelta(seconds=3600))
                        ),
                    ),
                    (
                        "closes_at__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("opens_at"), "+", models.Value(datetime.timedelta(days=14))
                        ),
                    ),
                ),
                name="a_window_of_an_hour_to_two_weeks",
            ),
        ),
        migrations.AddConstraint(
            model_name="waitlist",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)),
                fields=("service", "unit"),
                name="one_open_waitlist_of_a_service",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["fingerprint"], name="applications_of_a_person"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("round", None), ("waitlist__isnull", False)),
                    models.Q(("round__isnull", False), ("waitlist", None)),
                    _connector="OR",
                ),
                name="for_a_round_or_a_waitlist",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("round", "fingerprint"),
                name="one_application_of_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("waitlist", "fingerprint"), name="one_place_in_the_list"
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(fields=("round", "number"), name="numbers_of_a_round"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(fields=("waitlist", "number"), name="numbers_of_a_waitlist"),
        ),
        migrations.AddConstraint(
            model_name="lot",
            constraint=models.UniqueConstraint(fields=("round", "position"), name="a_position_once_in_a_round"),
        ),
        migrations.AddConstraint(
            model_name="lot",
            constraint=models.UniqueConstraint(fields=("round", "place"), name="a_place_falls_to_one"),
        ),
    ]
