# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        ("matters", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="people.person",
                verbose_name="Person",
            ),
        ),
        migrations.AddField(
            model_name="heldmatter",
            name="added_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="zugeordnet durch",
            ),
        ),
        migrations.AddField(
            model_name="heldmatter",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="held",
                to="cases.case",
                verbose_name="Fall",
            ),
        ),
        migrations.AddField(
            model_name="heldmatter",
            name="matter",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="held",
                to="matters.matter",
                verbose_name="Anliegen",
            ),
        ),
    ]
