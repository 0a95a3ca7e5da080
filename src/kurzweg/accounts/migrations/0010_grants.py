# SPDX-License-Identifier: EUPL-1.2
"""A grant says why, what, how long and on what proof; the paragraphs and the sights are tables."""

import datetime
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

from kurzweg.walls.protection import as_guard

WHOLE = "array['summary', 'identity', 'residence', 'household', 'history']"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0009_passwords_wall"),
        ("offices", "0005_functions_ask_who"),
    ]

    operations = [
        migrations.CreateModel(
            name="DisclosurePermission",
            fields=[
                ("id", models.SmallAutoField(primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=4, verbose_name="Kennung")),
                (
                    "use",
                    models.CharField(
                        choices=[
                            ("disclosure", "Mitteilung im Haus"),
                            ("notice", "nur als Mitteilung mit vier Augen"),
                            ("outside", "an eine Stelle außerhalb des Hauses"),
                            ("number", "Regel für eine Kennnummer"),
                            ("analysis", "eigene Auswertung ohne Namen"),
                            ("block", "Verbot"),
                        ],
                        max_length=10,
                        verbose_name="Art",
                    ),
                ),
                (
                    "sources",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), size=None, verbose_name="aus"
                    ),
                ),
                (
                    "targets",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), size=None, verbose_name="an"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="Zweck")),
                ("content", models.CharField(max_length=500, verbose_name="Was")),
                ("condition", models.CharField(max_length=500, verbose_name="Voraussetzung")),
                ("citation", models.CharField(max_length=200, verbose_name="Fundstelle")),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None, verbose_name="Felder"
                    ),
                ),
                ("days", models.SmallIntegerField(verbose_name="höchstens Tage")),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="gilt")),
            ],
            options={
                "verbose_name": "Befugnis zur Übermittlung",
                "verbose_name_plural": "Befugnisse zur Übermittlung",
            },
        ),
        migrations.CreateModel(
            name="Sight",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("viewer", models.CharField(max_length=20, verbose_name="wer")),
                ("target", models.CharField(max_length=20, verbose_name="wovon")),
                (
                    "level",
                    models.CharField(
                        choices=[("full", "ganz"), ("existence", "nur dass"), ("nothing", "nichts")],
                        max_length=10,
                        verbose_name="wie viel",
                    ),
                ),
            ],
            options={
                "verbose_name": "Sicht zwischen Abteilen",
                "verbose_name_plural": "Sicht zwischen Abteilen",
            },
        ),
        # What an accepted handover opened until now was everything.
        migrations.RunSQL(
            as_guard(f"update accounts_grant set fields = {WHOLE} where fields = array['anliegen']::varchar[]"),
            migrations.RunSQL.noop,
        ),
        migrations.AddField(
            model_name="accessentry",
            name="grant",
            field=models.UUIDField(null=True, verbose_name="Zugriffserlaubnis"),
        ),
        migrations.AddField(
            model_name="grant",
            name="ended_at",
            field=models.DateTimeField(null=True, verbose_name="vorzeitig beendet am"),
        ),
        migrations.AddField(
            model_name="grant",
            name="ended_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="beendet durch",
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="evidence",
            field=models.UUIDField(null=True, verbose_name="Beleg"),
        ),
        migrations.AddField(
            model_name="grant",
            name="from_unit",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="offices.unit",
                verbose_name="Einheit, deren Angaben es sind",
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="reason",
            field=models.CharField(blank=True, max_length=500, verbose_name="Begründung"),
        ),
        migrations.AlterField(
            model_name="grant",
            name="ground",
            field=models.CharField(
                choices=[
                    ("handover", "angenommene Übergabe"),
                    ("participation", "Beteiligung"),
                    ("statute", "Mitteilung auf gesetzlicher Grundlage"),
                    ("request", "gewährte Einsicht"),
                    ("emergency", "Notfallzugriff"),
                ],
                max_length=20,
                verbose_name="Anlass",
            ),
        ),
        migrations.AlterField(
            model_name="grant",
            name="subject",
            field=models.CharField(
                choices=[("matter", "Anliegen"), ("case", "Fall")], max_length=10, verbose_name="Gegenstand"
            ),
        ),
        migrations.AddIndex(
            model_name="accessentry",
            index=models.Index(fields=["object_id", "at"], name="readings_of_a_thing"),
        ),
        migrations.AddConstraint(
            model_name="disclosurepermission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("use", "disclosure"), _negated=True),
                    models.Q(
                        ("days__gt", 0),
                        ("fields__contains", ["summary"]),
                        models.Q(("targets", []), _negated=True),
                        models.Q(("sources", []), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="what_is_disclosed_says_from_where_to_whom_what_and_how_long",
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="permission",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.disclosurepermission",
                verbose_name="Befugnis",
            ),
        ),
        migrations.AddIndex(
            model_name="grant",
            index=models.Index(fields=["subject_key"], name="grants_of_a_thing"),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.UniqueConstraint(fields=("evidence", "subject_key"), name="an_evidence_grants_once"),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_by", None)),
                    models.Q(("ended_at__gte", models.F("starts_at")), ("ended_at__isnull", False)),
                    _connector="OR",
                ),
                name="a_grant_is_ended_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("purpose", ""), _negated=True), models.Q(("legal_basis", ""), _negated=True)
                ),
                name="a_grant_has_a_purpose_and_a_legal_basis",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fields__contained_by", ["summary", "identity", "residence", "household", "history"]),
                    ("fields__contains", ["summary"]),
                ),
                name="a_grant_has_known_fields",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ground", "statute"), _negated=True),
                    models.Q(("permission__isnull", False), models.Q(("reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_statute_is_named_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ground", "emergency"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="an_emergency_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ground__in", ["handover", "statute"]), ("evidence__isnull", False), _connector="OR"
                ),
                name="a_grant_has_its_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ground", "participation"), _negated=True),
                    models.Q(
                        ("ends_at__isnull", False),
                        (
                            "ends_at__lte",
                            django.db.models.expressions.CombinedExpression(
                                models.F("starts_at"), "+", models.Value(datetime.timedelta(days=366))
                            ),
                        ),
                    ),
                    _connector="OR",
                ),
                name="participation_has_an_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ground", "statute"), _negated=True),
                    models.Q(
                        ("ends_at__isnull", False),
                        (
                            "ends_at__lte",
                            django.db.models.expressions.CombinedExpression(
                                models.F("starts_at"), "+", models.Value(datetime.timedelta(days=92))
                            ),
                        ),
                    ),
                    _connector="OR",
                ),
                name="statute_has_an_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ground", "request"), _negated=True),
                    models.Q(
                        ("ends_at__isnull", False),
                        (
                            "ends_at__lte",
                            django.db.models.expressions.CombinedExpression(
                                models.F("starts_at"), "+", models.Value(datetime.timedelta(days=92))
                            ),
                        ),
                    ),
                    _connector="OR",
                ),
                name="request_has_an_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ground", "emergency"), _negated=True),
                    models.Q(
                        ("ends_at__isnull", False),
                        (
                            "ends_at__lte",
                            django.db.models.expressions.CombinedExpression(
                                models.F("starts_at"), "+", models.Value(datetime.timedelta(seconds=14400))
                            ),
                        ),
                    ),
                    _connector="OR",
                ),
                name="emergency_has_an_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="sight",
            constraint=models.UniqueConstraint(fields=("viewer", "target"), name="one_sight_for_each_pair"),
        ),
        migrations.AddConstraint(
            model_name="sight",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("target__in", ("jugend", "gesundheit", "beratung")), _negated=True),
                    ("viewer", models.F("target")),
                    ("level", "nothing"),
                    _connector="OR",
                ),
                name="hidden_compartments_stay_hidden",
            ),
        ),
        migrations.AddConstraint(
            model_name="sight",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("viewer", models.F("target")), models.Q(("level", "full"), _negated=True), _connector="OR"
                ),
                name="full_sight_is_of_the_own_compartment",
            ),
        ),
    ]
