# SPDX-License-Identifier: EUPL-1.2

import datetime
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0012_grants_open_walls"),
        ("cases", "0004_grants"),
        ("matters", "0005_grants"),
        ("offices", "0005_functions_ask_who"),
        ("people", "0004_functions_ask_who"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EmergencyAccess",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("reason", models.CharField(max_length=500, verbose_name="Begründung")),
                ("at", models.DateTimeField(verbose_name="am")),
                ("until", models.DateTimeField(verbose_name="bis")),
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
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.unit",
                        verbose_name="zuständig",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="Person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.unit",
                        verbose_name="wer einsieht",
                    ),
                ),
            ],
            options={
                "verbose_name": "Notfallzugriff",
                "verbose_name_plural": "Notfallzugriffe",
            },
        ),
        migrations.CreateModel(
            name="EmergencyNotice",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("seen_at", models.DateTimeField(null=True, verbose_name="gesehen am")),
                (
                    "access",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="sharing.emergencyaccess",
                        verbose_name="Notfallzugriff",
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gesehen durch",
                    ),
                ),
                (
                    "to_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.unit",
                        verbose_name="an",
                    ),
                ),
            ],
            options={
                "verbose_name": "Hinweis auf einen Notfallzugriff",
                "verbose_name_plural": "Hinweise auf Notfallzugriffe",
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("offered_at", models.DateTimeField(verbose_name="angeboten am")),
                ("accepted_at", models.DateTimeField(null=True, verbose_name="übernommen am")),
                ("declined_at", models.DateTimeField(null=True, verbose_name="abgelehnt am")),
                ("decline_reason", models.SmallIntegerField(null=True, verbose_name="Grund")),
                ("decline_note", models.CharField(blank=True, max_length=500, verbose_name="Erklärung")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="zurückgezogen am")),
                ("purpose", models.CharField(max_length=200, verbose_name="Zweck")),
                ("legal_basis", models.CharField(max_length=200, verbose_name="Rechtsgrundlage")),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None, verbose_name="Felder"
                    ),
                ),
                ("number", models.CharField(max_length=30, verbose_name="Nummer")),
                ("compartment", models.CharField(max_length=20, verbose_name="Abteil")),
                ("until", models.DateTimeField(verbose_name="bis")),
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
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                        verbose_name="Fall",
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
                    "matter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="matters.matter",
                        verbose_name="Anliegen",
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
                    "permission",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.disclosurepermission",
                        verbose_name="Befugnis",
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
                "verbose_name": "Beteiligung",
                "verbose_name_plural": "Beteiligungen",
            },
        ),
        migrations.CreateModel(
            name="AccessRequest",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("offered_at", models.DateTimeField(verbose_name="angeboten am")),
                ("accepted_at", models.DateTimeField(null=True, verbose_name="übernommen am")),
                ("declined_at", models.DateTimeField(null=True, verbose_name="abgelehnt am")),
                ("decline_reason", models.SmallIntegerField(null=True, verbose_name="Grund")),
                ("decline_note", models.CharField(blank=True, max_length=500, verbose_name="Erklärung")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="zurückgezogen am")),
                ("purpose", models.CharField(max_length=200, verbose_name="Zweck")),
                ("legal_basis", models.CharField(max_length=200, verbose_name="Rechtsgrundlage")),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None, verbose_name="Felder"
                    ),
                ),
                ("days", models.SmallIntegerField(verbose_name="Tage")),
                ("until", models.DateTimeField(null=True, verbose_name="bis")),
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
                    "permission",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.disclosurepermission",
                        verbose_name="Befugnis",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="Person",
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
                "verbose_name": "Bitte um Einsicht",
                "verbose_name_plural": "Bitten um Einsicht",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("accepted_at", None), ("declined_at", None), ("withdrawn_at", None)),
                        fields=("person", "from_unit", "to_unit"),
                        name="one_open_request_for_access",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("days__range", (1, 92))), name="access_is_asked_for_some_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_at", None), ("until", None)),
                            models.Q(("accepted_at__isnull", False), ("until__isnull", False)),
                            _connector="OR",
                        ),
                        name="access_is_granted_until_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_at", None), ("declined_at", None)),
                            models.Q(("accepted_at", None), ("withdrawn_at", None)),
                            models.Q(("declined_at", None), ("withdrawn_at", None)),
                            _connector="OR",
                        ),
                        name="access_request_is_answered_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_at", None), ("accepted_by", None)),
                            models.Q(("accepted_at__isnull", False), ("accepted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="access_request_accepted_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decline_note", ""),
                                ("decline_reason", None),
                                ("declined_at", None),
                                ("declined_by", None),
                            ),
                            models.Q(
                                ("decline_reason__isnull", False),
                                ("declined_at__isnull", False),
                                ("declined_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="access_request_declined_by_somebody_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("from_unit", models.F("to_unit")), _negated=True),
                        name="access_request_to_another_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("purpose", ""), _negated=True), models.Q(("legal_basis", ""), _negated=True)
                        ),
                        name="access_request_has_a_purpose_and_a_legal_basis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fields__contained_by", ["summary", "identity", "residence", "household", "history"]),
                            ("fields__contains", ["summary"]),
                        ),
                        name="access_request_has_known_fields",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="emergencyaccess",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__regex", "\\S.{18,}\\S")), name="a_word_is_no_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencyaccess",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "until",
                        django.db.models.expressions.CombinedExpression(
                            models.F("at"), "+", models.Value(datetime.timedelta(seconds=14400))
                        ),
                    )
                ),
                name="an_emergency_lasts_four_hours",
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencynotice",
            constraint=models.UniqueConstraint(
                fields=("access", "to_unit"), name="each_is_told_of_an_emergency_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("accepted_at", None), ("declined_at", None), ("withdrawn_at", None)),
                fields=("matter", "to_unit"),
                name="one_open_participation_in_a_matter",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("accepted_at", None), ("declined_at", None), ("withdrawn_at", None)),
                fields=("case", "to_unit"),
                name="one_open_participation_in_a_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case", None), ("matter__isnull", False)),
                    models.Q(("case__isnull", False), ("matter", None)),
                    _connector="OR",
                ),
                name="participation_is_in_a_matter_or_in_a_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gt", models.F("offered_at"))), name="participation_ends_after_its_offer"
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accepted_at", None), ("declined_at", None)),
                    models.Q(("accepted_at", None), ("withdrawn_at", None)),
                    models.Q(("declined_at", None), ("withdrawn_at", None)),
                    _connector="OR",
                ),
                name="participation_is_answered_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accepted_at", None), ("accepted_by", None)),
                    models.Q(("accepted_at__isnull", False), ("accepted_by__isnull", False)),
                    _connector="OR",
                ),
                name="participation_accepted_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decline_note", ""), ("decline_reason", None), ("declined_at", None), ("declined_by", None)
                    ),
                    models.Q(
                        ("decline_reason__isnull", False),
                        ("declined_at__isnull", False),
                        ("declined_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="participation_declined_by_somebody_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_unit", models.F("to_unit")), _negated=True),
                name="participation_to_another_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("purpose", ""), _negated=True), models.Q(("legal_basis", ""), _negated=True)
                ),
                name="participation_has_a_purpose_and_a_legal_basis",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fields__contained_by", ["summary", "identity", "residence", "household", "history"]),
                    ("fields__contains", ["summary"]),
                ),
                name="participation_has_known_fields",
            ),
        ),
    ]
