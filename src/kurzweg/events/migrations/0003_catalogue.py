# SPDX-License-Identifier: EUPL-1.2
"""Two kinds more: a version of the catalogue published, and one taken back."""

from django.db import migrations

KINDS = "(64, 'CataloguePublished'), (65, 'CatalogueWithdrawn')"


class Migration(migrations.Migration):
    dependencies = [("events", "0002_structures_and_closures")]
    operations = [
        # The list is append-only and walled, for its owner too; only the guard adds to it.
        migrations.RunSQL(
            f"set local role kurzweg_guard; insert into log_activity values {KINDS} on conflict do nothing; reset role",
            migrations.RunSQL.noop,
        ),
    ]
