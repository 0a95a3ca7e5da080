# SPDX-License-Identifier: EUPL-1.2
"""What policies ask about whoever acts. Once used, an unset setting is '' and not NULL: hence nullif."""

from django.db import migrations

KIND = """
    create function kurzweg_kind() returns text language sql stable parallel safe as $$
        select nullif(current_setting('kurzweg.kind', true), '') $$
"""
ACTOR = """
    create function kurzweg_actor() returns uuid language sql stable parallel safe as $$
        select nullif(current_setting('kurzweg.actor', true), '')::uuid $$
"""
UNITS = """
    create function kurzweg_units() returns int[] language sql stable parallel safe as $$
        select coalesce(string_to_array(nullif(current_setting('kurzweg.units', true), ''), ',')::int[], '{}') $$
"""
ROOMS = """
    create function kurzweg_rooms() returns text[] language sql stable parallel safe as $$
        select coalesce(string_to_array(nullif(current_setting('kurzweg.rooms', true), ''), ','), '{}') $$
"""
MATTER = """
    create function kurzweg_matter() returns uuid language sql stable parallel safe as $$
        select nullif(current_setting('kurzweg.matter', true), '')::uuid $$
"""
ROLES = """
    create function kurzweg_roles() returns text[] language sql stable parallel safe as $$
        select coalesce(string_to_array(nullif(current_setting('kurzweg.roles', true), ''), ','), '{}') $$
"""
REFUSE_CHANGE = """
    create function walls_refuse_change() returns trigger language plpgsql as $$
    begin
        raise exception 'The rows of % are written once and never changed or deleted.', tg_table_name
            using errcode = 'KW001', hint = 'Record what happened as a new row instead.';
    end $$
"""


class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.RunSQL(
            "create extension if not exists btree_gist; create extension if not exists pg_trgm",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(KIND, "drop function kurzweg_kind()"),
        migrations.RunSQL(ACTOR, "drop function kurzweg_actor()"),
        migrations.RunSQL(UNITS, "drop function kurzweg_units()"),
        migrations.RunSQL(ROOMS, "drop function kurzweg_rooms()"),
        migrations.RunSQL(MATTER, "drop function kurzweg_matter()"),
        migrations.RunSQL(ROLES, "drop function kurzweg_roles()"),
        migrations.RunSQL(REFUSE_CHANGE, "drop function walls_refuse_change()"),
    ]
