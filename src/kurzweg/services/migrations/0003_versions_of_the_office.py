# SPDX-License-Identifier: EUPL-1.2
"""Exactly one catalogue on any day; its text is the truth, so the rows that copied the first version go."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models

COPIES = (
    "DocumentText",
    "Fee",
    "LegalBasis",
    "LifeSituationText",
    "ServiceDocument",
    "ServiceScope",
    "ServiceText",
    "Document",
)
FROM_THE_TEXT = (
    "deadline_note",
    "deadline_rules",
    "former_office",
    "front_desk",
    "leika_keys",
    "life_situation",
    "minutes",
    "minutes_assumed",
    "note",
    "partners",
    "position",
    "valid_from",
    "valid_to",
    "varies_by_land",
)


class Migration(migrations.Migration):
    dependencies = [("services", "0002_longer_language_tags"), ("matters", "0001_initial")]

    operations = [
        migrations.AddField(
            "catalogueversion",
            "in_force",
            django.contrib.postgres.fields.ranges.DateRangeField(null=True, verbose_name="gilt"),
        ),
        migrations.AddField(
            "catalogueversion",
            "words",
            models.TextField(blank=True, default="", verbose_name="Alltagswörter"),
            preserve_default=False,
        ),
        # Until now there was one version, and it was in force. The wall holds for the owner too.
        migrations.RunSQL(
            "set local role kurzweg_guard;"
            " update services_catalogueversion set in_force = '(,)'"
            " where id = (select max(id) from services_catalogueversion);"
            " reset role",
            migrations.RunSQL.noop,
        ),
        *[migrations.DeleteModel(name) for name in COPIES],
        migrations.RemoveConstraint("service", "services_ends_after_it_begins"),
        migrations.RemoveConstraint("service", "services_minutes_positive"),
        *[migrations.RemoveField("service", name) for name in FROM_THE_TEXT],
        migrations.DeleteModel("LifeSituation"),
        migrations.AddConstraint(
            "catalogueversion",
            django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("in_force", "&&")], name="one_catalogue_on_any_day"
            ),
        ),
    ]
