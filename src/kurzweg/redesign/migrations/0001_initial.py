# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0004_who_publishes_and_who_closes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.AutoField(primary_key=True, serialize=False)),
                ("key", models.UUIDField(unique=True, verbose_name="Schlüssel")),
                ("source", models.CharField(blank=True, max_length=100, verbose_name="Vorlage")),
                ("started_at", models.DateTimeField(verbose_name="begonnen am")),
                ("discarded_at", models.DateTimeField(null=True, verbose_name="verworfen am")),
                (
                    "base",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.structure",
                        verbose_name="Grundlage",
                    ),
                ),
                (
                    "discarded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="verworfen durch",
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="begonnen durch",
                    ),
                ),
            ],
            options={
                "verbose_name": "Entwurf",
                "verbose_name_plural": "Entwürfe",
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField(verbose_name="Nummer")),
                ("text", models.TextField(blank=True, verbose_name="Textform")),
                ("label", models.CharField(max_length=300, verbose_name="Bezeichnung")),
                ("german", models.CharField(max_length=300, verbose_name="was geschah")),
                ("english", models.CharField(max_length=300, verbose_name="was geschah, englisch")),
                ("at", models.DateTimeField(verbose_name="gespeichert am")),
                (
                    "after",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="redesign.revision",
                        verbose_name="nach",
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
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="redesign.draft",
                        verbose_name="Entwurf",
                    ),
                ),
                (
                    "restores",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="redesign.revision",
                        verbose_name="stellt wieder her",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bearbeitungsschritt",
                "verbose_name_plural": "Bearbeitungsschritte",
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="redesign.draft",
                        verbose_name="Entwurf",
                    ),
                ),
                (
                    "structure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publication",
                        to="offices.structure",
                        verbose_name="Aufbau",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="redesign.revision",
                        verbose_name="Bearbeitungsschritt",
                    ),
                ),
            ],
            options={
                "verbose_name": "Inkraftsetzung eines Entwurfs",
                "verbose_name_plural": "Inkraftsetzungen von Entwürfen",
            },
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("discarded_at", None), ("discarded_by", None)),
                    models.Q(("discarded_at__isnull", False), ("discarded_by__isnull", False)),
                    _connector="OR",
                ),
                name="discarded_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(fields=("draft", "number"), name="one_step_after_another"),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.CheckConstraint(
                condition=models.Q(("restores", None), models.Q(("after", None), ("text", "")), _connector="OR"),
                name="a_step_writes_or_restores",
            ),
        ),
    ]
