# SPDX-License-Identifier: EUPL-1.2
"""The catalogue: everybody who is somebody may read it, only the office's own machinery (seeds) adds to it."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from kurzweg.walls.protection import EVERYBODY, JOB, Protect

TABLES = (
    "catalogueversion",
    "compartment",
    "document",
    "documenttext",
    "fee",
    "legalbasis",
    "lifesituation",
    "lifesituationtext",
    "service",
    "servicedocument",
    "servicescope",
    "servicetext",
)


class Migration(migrations.Migration):
    initial = True

    dependencies = [("walls", "0001_identity")]

    operations = [
        migrations.CreateModel(
            name="Compartment",
            fields=[
                ("id", models.SmallAutoField(primary_key=True, serialize=False)),
                ("code", models.SlugField(max_length=20, unique=True, verbose_name="Kennung")),
                ("title", models.CharField(max_length=100, verbose_name="Bezeichnung")),
                ("legal_frame", models.CharField(max_length=300, verbose_name="Rechtsrahmen")),
                ("position", models.PositiveSmallIntegerField(unique=True, verbose_name="Reihenfolge")),
            ],
            options={
                "verbose_name": "Abteil",
                "verbose_name_plural": "Abteile",
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.SmallAutoField(primary_key=True, serialize=False)),
                ("code", models.SlugField(max_length=60, unique=True, verbose_name="Kennung")),
                (
                    "kind",
                    models.CharField(
                        choices=[("document", "Papier"), ("info", "Angabe")],
                        max_length=10,
                        verbose_name="Art",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(unique=True, verbose_name="Reihenfolge")),
            ],
            options={
                "verbose_name": "Unterlage",
                "verbose_name_plural": "Unterlagen",
            },
        ),
        migrations.CreateModel(
            name="LifeSituation",
            fields=[
                ("id", models.SmallAutoField(primary_key=True, serialize=False)),
                ("code", models.SlugField(max_length=60, unique=True, verbose_name="Kennung")),
                ("position", models.PositiveSmallIntegerField(unique=True, verbose_name="Reihenfolge")),
            ],
            options={
                "verbose_name": "Lebenslage",
                "verbose_name_plural": "Lebenslagen",
            },
        ),
        migrations.CreateModel(
            name="CatalogueVersion",
            fields=[
                ("id", models.SmallAutoField(primary_key=True, serialize=False, verbose_name="Nummer")),
                (
                    "origin",
                    models.CharField(
                        choices=[("seed", "ausgeliefert"), ("office", "im Haus geändert")],
                        max_length=10,
                        verbose_name="Herkunft",
                    ),
                ),
                ("file_hash", models.CharField(max_length=64, verbose_name="Prüfsumme der Datei (SHA-256)")),
                ("as_of", models.DateField(verbose_name="Rechtsstand")),
                ("loaded_at", models.DateTimeField(verbose_name="geladen am")),
                ("lawyer", models.CharField(max_length=200, verbose_name="juristisch geprüft durch")),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3),
                        size=None,
                        verbose_name="Sprachen, die amtliche zuerst",
                    ),
                ),
                ("content", models.TextField(verbose_name="Wortlaut")),
            ],
            options={
                "verbose_name": "Katalogstand",
                "verbose_name_plural": "Katalogstände",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("file_hash"),
                        condition=models.Q(("origin", "seed")),
                        name="services_seed_loaded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("file_hash__regex", "^[0-9a-f]{64}$")),
                        name="services_hash_is_sha256",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                (
                    "id",
                    models.SmallAutoField(primary_key=True, serialize=False, verbose_name="Nummer im Protokoll"),
                ),
                ("code", models.SlugField(max_length=60, unique=True, verbose_name="Kennung")),
                ("position", models.PositiveSmallIntegerField(unique=True, verbose_name="Reihenfolge")),
                (
                    "former_office",
                    models.CharField(max_length=100, verbose_name="übliches Amt vor der Zusammenlegung"),
                ),
                ("front_desk", models.BooleanField(verbose_name="am Empfang möglich")),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="Minuten am Platz")),
                (
                    "minutes_assumed",
                    models.BooleanField(verbose_name="Minuten sind angenommen, nicht gemessen"),
                ),
                ("varies_by_land", models.BooleanField(verbose_name="Zuständigkeit je Land verschieden")),
                (
                    "deadline_note",
                    models.CharField(blank=True, max_length=1000, verbose_name="Hinweis zu Fristen"),
                ),
                (
                    "deadline_rules",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        size=None,
                        verbose_name="Fristregeln",
                    ),
                ),
                (
                    "partners",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100),
                        blank=True,
                        size=None,
                        verbose_name="beteiligte Stellen",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=1000, verbose_name="Hinweis")),
                (
                    "leika_keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        size=None,
                        verbose_name="LeiKa-Schlüssel",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="Stand vom")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="endet am")),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="services.compartment",
                        verbose_name="Abteil",
                    ),
                ),
                (
                    "life_situation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="services.lifesituation",
                        verbose_name="Lebenslage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Leistung",
                "verbose_name_plural": "Leistungen",
            },
        ),
        migrations.CreateModel(
            name="LegalBasis",
            fields=[
                (
                    "id",
                    models.SmallAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="Reihenfolge")),
                ("citation", models.CharField(max_length=200, verbose_name="Fundstelle")),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="legal_basis",
                        to="services.service",
                        verbose_name="Leistung",
                    ),
                ),
            ],
            options={
                "verbose_name": "Rechtsgrundlage",
                "verbose_name_plural": "Rechtsgrundlagen",
            },
        ),
        migrations.CreateModel(
            name="Fee",
            fields=[
                (
                    "id",
                    models.SmallAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="Reihenfolge")),
                ("eur", models.PositiveIntegerField(blank=True, null=True, verbose_name="Euro")),
                ("law", models.CharField(max_length=200, verbose_name="Fundstelle")),
                ("note", models.CharField(blank=True, max_length=1000, verbose_name="wofür")),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fees",
                        to="services.service",
                        verbose_name="Leistung",
                    ),
                ),
            ],
            options={
                "verbose_name": "Gebühr",
                "verbose_name_plural": "Gebühren",
            },
        ),
        migrations.CreateModel(
            name="ServiceDocument",
            fields=[
                (
                    "id",
                    models.SmallAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="Reihenfolge")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needed_for",
                        to="services.document",
                        verbose_name="Unterlage",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="brings",
                        to="services.service",
                        verbose_name="Leistung",
                    ),
                ),
            ],
            options={
                "verbose_name": "Mitzubringende Unterlage",
                "verbose_name_plural": "Mitzubringende Unterlagen",
            },
        ),
        migrations.CreateModel(
            name="ServiceScope",
            fields=[
                (
                    "id",
                    models.SmallAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("fact", models.CharField(max_length=20, verbose_name="Merkmal")),
                (
                    "values",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None, verbose_name="Werte"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scope",
                        to="services.service",
                        verbose_name="Leistung",
                    ),
                ),
            ],
            options={
                "verbose_name": "Personenkreis",
                "verbose_name_plural": "Personenkreise",
            },
        ),
        migrations.CreateModel(
            name="ServiceText",
            fields=[
                (
                    "id",
                    models.SmallAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("language", models.CharField(max_length=3, verbose_name="Sprache")),
                ("title", models.CharField(max_length=300, verbose_name="Bezeichnung")),
                (
                    "status",
                    models.CharField(
                        choices=[("official", "amtlich"), ("reviewed", "geprüft"), ("draft", "Entwurf")],
                        max_length=10,
                        verbose_name="Stand der Prüfung",
                    ),
                ),
                ("summary", models.CharField(max_length=1000, verbose_name="Kurztext")),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="services.service",
                        verbose_name="Leistung",
                    ),
                ),
                (
                    "source_version",
                    models.ForeignKey(
                        help_text="Ist der deutsche Text neuer, so ist die Übersetzung überholt.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="services.catalogueversion",
                        verbose_name="Katalogstand des deutschen Textes",
                    ),
                ),
            ],
            options={
                "verbose_name": "Text einer Leistung",
                "verbose_name_plural": "Texte der Leistungen",
            },
        ),
        migrations.CreateModel(
            name="DocumentText",
            fields=[
                (
                    "id",
                    models.SmallAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("language", models.CharField(max_length=3, verbose_name="Sprache")),
                ("title", models.CharField(max_length=300, verbose_name="Bezeichnung")),
                (
                    "status",
                    models.CharField(
                        choices=[("official", "amtlich"), ("reviewed", "geprüft"), ("draft", "Entwurf")],
                        max_length=10,
                        verbose_name="Stand der Prüfung",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="services.document",
                        verbose_name="Unterlage",
                    ),
                ),
                (
                    "source_version",
                    models.ForeignKey(
                        help_text="Ist der deutsche Text neuer, so ist die Übersetzung überholt.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="services.catalogueversion",
                        verbose_name="Katalogstand des deutschen Textes",
                    ),
                ),
            ],
            options={
                "verbose_name": "Text einer Unterlage",
                "verbose_name_plural": "Texte der Unterlagen",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("document"), models.F("language"), name="services_one_text_per_document"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("language", "de"), ("status", "official")),
                            models.Q(
                                models.Q(("language", "de"), _negated=True),
                                models.Q(("status", "official"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="services_document_german_official",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LifeSituationText",
            fields=[
                (
                    "id",
                    models.SmallAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("language", models.CharField(max_length=3, verbose_name="Sprache")),
                ("title", models.CharField(max_length=300, verbose_name="Bezeichnung")),
                (
                    "status",
                    models.CharField(
                        choices=[("official", "amtlich"), ("reviewed", "geprüft"), ("draft", "Entwurf")],
                        max_length=10,
                        verbose_name="Stand der Prüfung",
                    ),
                ),
                (
                    "life_situation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="services.lifesituation",
                        verbose_name="Lebenslage",
                    ),
                ),
                (
                    "source_version",
                    models.ForeignKey(
                        help_text="Ist der deutsche Text neuer, so ist die Übersetzung überholt.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="services.catalogueversion",
                        verbose_name="Katalogstand des deutschen Textes",
                    ),
                ),
            ],
            options={
                "verbose_name": "Text einer Lebenslage",
                "verbose_name_plural": "Texte der Lebenslagen",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("life_situation"),
                        models.F("language"),
                        name="services_one_text_per_situation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("language", "de"), ("status", "official")),
                            models.Q(
                                models.Q(("language", "de"), _negated=True),
                                models.Q(("status", "official"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="services_situation_german_official",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="services_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(condition=models.Q(("minutes__gt", 0)), name="services_minutes_positive"),
        ),
        migrations.AddConstraint(
            model_name="legalbasis",
            constraint=models.UniqueConstraint(
                models.F("service"), models.F("position"), name="services_legal_basis_has_a_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="fee",
            constraint=models.UniqueConstraint(
                models.F("service"), models.F("position"), name="services_fee_has_a_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="servicedocument",
            constraint=models.UniqueConstraint(
                models.F("service"), models.F("document"), name="services_document_named_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="servicedocument",
            constraint=models.UniqueConstraint(
                models.F("service"), models.F("position"), name="services_document_has_a_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="servicescope",
            constraint=models.UniqueConstraint(
                models.F("service"), models.F("fact"), name="services_one_condition_per_fact"
            ),
        ),
        migrations.AddConstraint(
            model_name="servicetext",
            constraint=models.UniqueConstraint(
                models.F("service"), models.F("language"), name="services_one_text_per_service"
            ),
        ),
        migrations.AddConstraint(
            model_name="servicetext",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("language", "de"), ("status", "official")),
                    models.Q(
                        models.Q(("language", "de"), _negated=True),
                        models.Q(("status", "official"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="services_service_german_official",
            ),
        ),
        *(Protect(f"services_{table}", select=EVERYBODY, insert=JOB) for table in TABLES),
    ]
