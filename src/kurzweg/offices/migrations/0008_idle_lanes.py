# SPDX-License-Identifier: EUPL-1.2
"""Since when nobody stands at an open lane: whoever has been idle longest takes the next visitor."""

from django.db import migrations, models

from kurzweg.walls.protection import APP


class Migration(migrations.Migration):
    dependencies = [("offices", "0007_succession")]
    operations = [
        migrations.AddField(
            model_name="laneshift",
            name="idle_since",
            field=models.DateTimeField(null=True, verbose_name="ohne Besuch seit"),
        ),
        migrations.RunSQL(
            f"grant update (idle_since) on offices_laneshift to {APP}",
            f"revoke update (idle_since) on offices_laneshift from {APP}",
        ),
    ]
