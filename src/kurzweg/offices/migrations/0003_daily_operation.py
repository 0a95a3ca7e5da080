# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0002_walls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "structure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="offices.structure",
                        verbose_name="Aufbau",
                    ),
                ),
                ("first_day", models.DateField(verbose_name="hätte gegolten ab")),
                ("at", models.DateTimeField(verbose_name="zurückgenommen am")),
            ],
            options={
                "verbose_name": "Rücknahme eines Aufbaus",
                "verbose_name_plural": "Rücknahmen eines Aufbaus",
            },
        ),
        migrations.AddField(
            model_name="absence",
            name="at",
            field=models.DateTimeField(null=True, verbose_name="eingetragen am"),
        ),
        migrations.AddField(
            model_name="absence",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="eingetragen durch",
            ),
        ),
        migrations.AddField(
            model_name="closure",
            name="lane",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, to="offices.lane", verbose_name="Schalter"
            ),
        ),
        migrations.AddField(
            model_name="closure",
            name="lifted_at",
            field=models.DateTimeField(null=True, verbose_name="aufgehoben am"),
        ),
        migrations.AddField(
            model_name="closure",
            name="lifted_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="aufgehoben durch",
            ),
        ),
        migrations.AddConstraint(
            model_name="closure",
            constraint=models.CheckConstraint(
                condition=models.Q(("lane", None), ("unit__isnull", False), _connector="OR"),
                name="a_lane_closes_in_its_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="closure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lifted_at", None), ("lifted_by", None)),
                    models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                    _connector="OR",
                ),
                name="lifted_by_somebody",
            ),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="durch",
            ),
        ),
    ]
