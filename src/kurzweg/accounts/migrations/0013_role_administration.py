# SPDX-License-Identifier: EUPL-1.2
"""Who gave a role and who ended it, and one-time links for a password."""

import datetime
from typing import Any

import django.db.models.deletion
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models


def by_staff(verbose_name: str, *, null: bool = True) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        null=null,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
        verbose_name=verbose_name,
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0012_grants_open_walls")]

    operations = [
        migrations.AddField("membership", "by", by_staff("vergeben durch")),
        migrations.AddField("membership", "at", models.DateTimeField(null=True, verbose_name="vergeben am")),
        migrations.AddField("membership", "ended_by", by_staff("beendet durch")),
        migrations.AddField("membership", "ended_at", models.DateTimeField(null=True, verbose_name="beendet am")),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("hash", models.BinaryField(max_length=32, unique=True, verbose_name="Prüfwert")),
                ("issued_at", models.DateTimeField(verbose_name="ausgestellt am")),
                ("expires_at", models.DateTimeField(verbose_name="gilt bis")),
                ("used_at", models.DateTimeField(null=True, verbose_name="benutzt am")),
                ("by", by_staff("ausgestellt durch", null=False)),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Mitarbeitende",
                    ),
                ),
            ],
            options={
                "verbose_name": "Einmal-Link",
                "verbose_name_plural": "Einmal-Links",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_at__gt", models.F("issued_at")),
                            (
                                "expires_at__lte",
                                models.expressions.CombinedExpression(
                                    models.F("issued_at"), "+", models.Value(datetime.timedelta(days=7))
                                ),
                            ),
                        ),
                        name="an_invitation_is_good_for_a_few_days",
                    )
                ],
            },
        ),
    ]
