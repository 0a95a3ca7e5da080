# SPDX-License-Identifier: EUPL-1.2
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.RunSQL(
            "create sequence accounts_pseudonym_number; grant usage on sequence accounts_pseudonym_number to kurzweg_app",
            "drop sequence accounts_pseudonym_number",
        ),
        migrations.CreateModel(
            name="Staff",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("username", models.CharField(max_length=80, unique=True, verbose_name="Anmeldename")),
                ("name", models.CharField(max_length=200, verbose_name="Name")),
                ("engaged_at", models.DateTimeField(verbose_name="dabei seit")),
                ("left_at", models.DateTimeField(null=True, verbose_name="ausgeschieden am")),
            ],
            options={
                "verbose_name": "Mitarbeitende",
                "verbose_name_plural": "Mitarbeitende",
            },
        ),
        migrations.CreateModel(
            name="AccessEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("at", models.DateTimeField(verbose_name="gelesen am")),
                ("actor", models.IntegerField(null=True, verbose_name="durch")),
                ("page", models.CharField(max_length=80, verbose_name="Seite")),
                ("field_class", models.CharField(max_length=40, verbose_name="Angaben")),
                ("purpose", models.CharField(max_length=80, verbose_name="Zweck")),
                ("object_id", models.BigIntegerField(verbose_name="Gegenstand")),
                ("request", models.UUIDField(verbose_name="Aufruf")),
            ],
            options={
                "verbose_name": "Lesezugriff",
                "verbose_name_plural": "Leseprotokoll",
            },
        ),
        migrations.CreateModel(
            name="Installation",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                (
                    "purpose",
                    models.CharField(
                        choices=[("production", "Echtbetrieb"), ("demo", "Vorführung")],
                        max_length=10,
                        verbose_name="Zweck",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="festgelegt am")),
            ],
            options={
                "verbose_name": "Installation",
                "verbose_name_plural": "Installationen",
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("desk", "Servicepoint"),
                            ("caseworker", "Sachbearbeitung"),
                            ("case_manager", "Fallmanagement"),
                            ("deputy", "Vertretung"),
                            ("partner", "Träger"),
                            ("integration_officer", "Integrationskoordination"),
                            ("designer", "Organisationsentwicklung"),
                            ("head_of_unit", "Leitung der Einheit"),
                            ("head_of_office", "Amtsleitung"),
                            ("staff_council", "Personalrat"),
                            ("data_protection", "Datenschutz"),
                            ("administrator", "Administration"),
                        ],
                        max_length=20,
                        verbose_name="Rolle",
                    ),
                ),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="gilt")),
            ],
            options={
                "verbose_name": "Zugehörigkeit",
                "verbose_name_plural": "Zugehörigkeiten",
            },
        ),
        migrations.CreateModel(
            name="Pseudonym",
            fields=[
                (
                    "staff",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Mitarbeitende",
                    ),
                ),
                (
                    "number",
                    models.IntegerField(
                        db_default=django.db.models.expressions.RawSQL("nextval('accounts_pseudonym_number')::int", ()),
                        unique=True,
                        verbose_name="Nummer",
                    ),
                ),
            ],
            options={
                "verbose_name": "Pseudonym",
                "verbose_name_plural": "Pseudonyme",
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                (
                    "subject",
                    models.CharField(
                        choices=[("matter", "Anliegen"), ("person", "Person"), ("case", "Fall")],
                        max_length=10,
                        verbose_name="Gegenstand",
                    ),
                ),
                ("subject_key", models.UUIDField(verbose_name="Schlüssel des Gegenstands")),
                ("compartment", models.CharField(max_length=20, verbose_name="Abteil")),
                (
                    "ground",
                    models.CharField(
                        choices=[("handover", "angenommene Übergabe")], max_length=20, verbose_name="Anlass"
                    ),
                ),
                ("purpose", models.CharField(max_length=200, verbose_name="Zweck")),
                ("legal_basis", models.CharField(max_length=200, verbose_name="Rechtsgrundlage")),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None, verbose_name="Felder"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="ab")),
                ("ends_at", models.DateTimeField(null=True, verbose_name="bis")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="erteilt durch",
                    ),
                ),
            ],
            options={
                "verbose_name": "Zugriffserlaubnis",
                "verbose_name_plural": "Zugriffserlaubnisse",
            },
        ),
    ]
