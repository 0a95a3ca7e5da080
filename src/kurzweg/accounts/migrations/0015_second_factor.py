# SPDX-License-Identifier: EUPL-1.2
"""A second factor: apps that make codes, recovery codes, the rule of the house, and resets."""

import django.db.models.deletion
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0014_role_administration_wall"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuthenticatorApp",
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
                ("secret", models.BinaryField(max_length=100, verbose_name="Geheimnis")),
                ("added_at", models.DateTimeField(verbose_name="eingerichtet am")),
            ],
            options={
                "verbose_name": "Code-App",
                "verbose_name_plural": "Code-Apps",
            },
        ),
        migrations.CreateModel(
            name="RecoveryCode",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("hash", models.BinaryField(max_length=32, unique=True, verbose_name="Prüfwert")),
                ("issued_at", models.DateTimeField(verbose_name="ausgestellt am")),
                ("used_at", models.DateTimeField(null=True, verbose_name="benutzt am")),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recovery_codes",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Mitarbeitende",
                    ),
                ),
            ],
            options={
                "verbose_name": "Ersatzcode",
                "verbose_name_plural": "Ersatzcodes",
            },
        ),
        migrations.CreateModel(
            name="SecondFactorRule",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("required_from", models.DateField(null=True, verbose_name="verlangt ab")),
                ("at", models.DateTimeField(verbose_name="festgelegt am")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="festgelegt durch",
                    ),
                ),
            ],
            options={
                "verbose_name": "Regel zum zweiten Faktor",
                "verbose_name_plural": "Regeln zum zweiten Faktor",
            },
        ),
        migrations.CreateModel(
            name="FactorReset",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                (
                    "checked",
                    models.CharField(
                        choices=[
                            ("in-person", "Ich habe die Person vor mir gesehen und kenne sie."),
                            ("paper", "Ich habe ihren Dienstausweis oder Personalausweis gesehen."),
                            (
                                "called-back",
                                "Ich habe unter ihrer dienstlichen Nummer zurückgerufen und kenne die Stimme.",
                            ),
                        ],
                        max_length=12,
                        verbose_name="geprüft wie",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="zurückgesetzt am")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="zurückgesetzt durch",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="factor_resets",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Mitarbeitende",
                    ),
                ),
            ],
            options={
                "verbose_name": "Zurücksetzung des zweiten Faktors",
                "verbose_name_plural": "Zurücksetzungen des zweiten Faktors",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by", models.F("staff")), _negated=True),
                        name="nobody_resets_their_own_factor",
                    )
                ],
            },
        ),
    ]
