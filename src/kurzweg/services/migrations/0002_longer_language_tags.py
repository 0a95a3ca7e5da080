# SPDX-License-Identifier: EUPL-1.2
"""Leichte Sprache has the tag `de-simple`, which is longer than three letters."""

import django.contrib.postgres.fields
from django.db import migrations, models

TAG = models.CharField(max_length=35, verbose_name="Sprache")


class Migration(migrations.Migration):
    dependencies = [("services", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="catalogueversion",
            name="languages",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=35),
                size=None,
                verbose_name="Sprachen, die amtliche zuerst",
            ),
        ),
        *(
            migrations.AlterField(model_name=text, name="language", field=TAG.clone())
            for text in ("documenttext", "lifesituationtext", "servicetext")
        ),
    ]
