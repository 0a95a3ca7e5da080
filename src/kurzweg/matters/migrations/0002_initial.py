# SPDX-License-Identifier: EUPL-1.2
import django.contrib.postgres.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("matters", "0001_initial"),
        ("offices", "0002_walls"),
        ("people", "0001_initial"),
        ("services", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="matter",
            name="person",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="matters",
                to="people.person",
                verbose_name="Person",
            ),
        ),
        migrations.AddField(
            model_name="matter",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="services.service",
                verbose_name="Leistung",
            ),
        ),
        migrations.AddField(
            model_name="matter",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="matters",
                to="offices.unit",
                verbose_name="zuständig",
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="matter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="handovers",
                to="matters.matter",
                verbose_name="Anliegen",
            ),
        ),
        migrations.AddField(
            model_name="matterfact",
            name="matter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="facts",
                to="matters.matter",
                verbose_name="Anliegen",
            ),
        ),
        migrations.AddField(
            model_name="matterkey",
            name="matter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="keys",
                to="matters.matter",
                verbose_name="Anliegen",
            ),
        ),
        migrations.AddField(
            model_name="responsibleperiod",
            name="matter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="periods",
                to="matters.matter",
                verbose_name="Anliegen",
            ),
        ),
        migrations.AddField(
            model_name="responsibleperiod",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="offices.unit",
                verbose_name="Einheit",
            ),
        ),
        migrations.AddField(
            model_name="settlement",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="durch",
            ),
        ),
        migrations.AddIndex(
            model_name="matter",
            index=models.Index(fields=["unit", "unit_since"], name="matters_of_a_unit"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(
                condition=models.Q(("accepted_at", None), ("declined_at", None), ("withdrawn_at", None)),
                fields=("matter",),
                name="one_open_handover_of_a_matter",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("declined_at", None), ("decline_reason__isnull", False), _connector="OR"),
                name="declined_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accepted_at", None), ("declined_at", None)),
                    models.Q(("accepted_at", None), ("withdrawn_at", None)),
                    models.Q(("declined_at", None), ("withdrawn_at", None)),
                    _connector="OR",
                ),
                name="a_handover_is_answered_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_unit", models.F("to_unit")), _negated=True), name="to_another_unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="matterfact",
            constraint=models.UniqueConstraint(fields=("matter", "fact"), name="a_fact_once_per_matter"),
        ),
        migrations.AddConstraint(
            model_name="responsibleperiod",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("matter", "="), ("during", "&&")], name="one_responsible_unit_at_every_instant"
            ),
        ),
    ]
