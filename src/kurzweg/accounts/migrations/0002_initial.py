# SPDX-License-Identifier: EUPL-1.2
import django.contrib.postgres.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("offices", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="grant",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grants",
                to="offices.unit",
                verbose_name="Einheit",
            ),
        ),
        migrations.AddConstraint(
            model_name="installation",
            constraint=models.CheckConstraint(condition=models.Q(("id", 1)), name="one_installation"),
        ),
        migrations.AddField(
            model_name="membership",
            name="staff",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="memberships",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Mitarbeitende",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="members",
                to="offices.unit",
                verbose_name="Einheit",
            ),
        ),
        migrations.AddIndex(
            model_name="grant",
            index=models.Index(fields=["unit", "subject"], include=("subject_key",), name="grants_of_a_unit"),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at", None), ("ends_at__gte", models.F("starts_at")), _connector="OR"),
                name="a_grant_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("staff", "="), ("unit", "="), ("role", "="), ("valid", "&&")],
                name="a_membership_once_at_a_time",
            ),
        ),
    ]
