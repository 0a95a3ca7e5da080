# SPDX-License-Identifier: EUPL-1.2
"""Three kinds more: a published structure taken back, a place closed for some days, a closure lifted."""

from django.db import migrations

KINDS = "(61, 'StructureWithdrawn'), (62, 'PlaceClosed'), (63, 'ClosureLifted')"


class Migration(migrations.Migration):
    dependencies = [("events", "0001_log")]
    operations = [
        # The list is append-only and walled, for its owner too; only the guard adds to it.
        migrations.RunSQL(
            f"set local role kurzweg_guard; insert into log_activity values {KINDS} on conflict do nothing; reset role",
            migrations.RunSQL.noop,
        ),
    ]
