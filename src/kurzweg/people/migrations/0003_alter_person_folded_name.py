# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_walls"),
    ]

    operations = [
        migrations.AlterField(
            model_name="person",
            name="folded_name",
            field=models.TextField(editable=False),
        ),
    ]
