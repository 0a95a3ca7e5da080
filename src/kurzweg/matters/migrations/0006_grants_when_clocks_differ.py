# SPDX-License-Identifier: EUPL-1.2
"""A grant opens at once and closes at once, also where the clocks of application and database differ a little."""

from importlib import import_module

from django.db import migrations

from kurzweg.walls.protection import NewBody

BEFORE = import_module("kurzweg.accounts.migrations.0012_grants_open_walls")

# The application says when a grant begins. With its clock ahead by a breath, who has just accepted a matter would not
# see it; what has ended has ended, whatever the clocks say.
LIVING = """
    g.unit_id = any (kurzweg_units()) and g.starts_at <= statement_timestamp() + interval '5 minutes'
    and (g.ends_at is null or g.ends_at > statement_timestamp())
    and g.ended_at is null
"""


def new_body(arguments: str, before: str) -> NewBody:
    assert BEFORE.LIVING in before
    return NewBody(arguments, before.replace(BEFORE.LIVING, LIVING), before=before)


class Migration(migrations.Migration):
    dependencies = [("matters", "0005_grants"), ("accounts", "0021_passkey_wall")]
    operations = [
        new_body("accounts_granted(noun text, field text)", BEFORE.GRANTED),
        new_body("accounts_granted_fields(noun text)", BEFORE.GRANTED_FIELDS),
        new_body("accounts_given_to_keep()", BEFORE.GIVEN_TO_KEEP),
        new_body(
            "accounts_note_reading(on_page text, fields text, why text, noun smallint, call uuid, keys uuid[],"
            " again boolean)",
            BEFORE.NOTE_READING,
        ),
    ]
