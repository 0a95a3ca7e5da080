# SPDX-License-Identifier: EUPL-1.2
"""What the grants of one's units open, field by field; what is read through one names it; who one is, asks the gate."""

from importlib import import_module

from django.db import migrations

from kurzweg.walls.protection import GuardFunction, NewBody

WALLS = import_module("kurzweg.accounts.migrations.0003_walls")

COMPARTMENTS = """
    create function kurzweg_compartments() returns text[] language sql stable parallel safe as $$
        select coalesce(array_agg(distinct split_part(room, '/', 2)), '{}') from unnest(kurzweg_rooms()) as room $$
"""
LIVING = """
    g.unit_id = any (kurzweg_units()) and g.starts_at <= statement_timestamp()
    and (g.ends_at is null or g.ends_at > statement_timestamp())
    and (g.ended_at is null or g.ended_at > statement_timestamp())
"""
GRANTED = f"""
    returns setof uuid language sql stable as $$
        select g.subject_key from accounts_grant g
        where kurzweg_kind() = 'staff' and g.subject = noun and field = any (g.fields) and {LIVING} $$
"""
GRANTED_FIELDS = f"""
    returns table (subject_key uuid, field text) language sql stable as $$
        select g.subject_key, one from accounts_grant g, unnest(g.fields) as one
        where kurzweg_kind() = 'staff' and g.subject = noun and {LIVING} $$
"""
GIVEN_TO_KEEP = f"""
    returns setof uuid language sql stable as $$
        select g.subject_key from accounts_grant g
        where kurzweg_kind() = 'staff' and g.subject = 'matter' and g.ground = 'handover' and {LIVING} $$
"""
IDENTIFY = WALLS.IDENTIFY.replace(
    "where m.staff_id = person and",
    "where (kurzweg_kind() in ('gate', 'job') or (kurzweg_kind() = 'staff' and person = kurzweg_actor()))\n"
    "              and m.staff_id = person and",
)
# An open page that reads itself again is one reading for a quarter of an hour, not one for every hint.
NOTE_READING = f"""
    returns void language sql as $$
        with me as (
            select (select number from accounts_pseudonym where staff_id = kurzweg_actor()) as number
        ), read as (
            select key, log_object_of(noun, key) as object from unnest(keys) as key where kurzweg_kind() is not null
        )
        insert into accounts_accessentry (at, actor, page, field_class, purpose, object_id, request, "grant")
        select statement_timestamp(), me.number, on_page, fields, why, read.object, call, (
                   select g.id from accounts_grant g where g.subject_key = read.key and {LIVING}
                   order by g.starts_at desc limit 1)
        from read, me
        where not (again and exists (
            select from accounts_accessentry e
            where e.object_id = read.object and e.actor is not distinct from me.number and e.page = on_page
              and e.at > statement_timestamp() - interval '15 minutes')) $$
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0011_law_as_rows")]
    operations = [
        migrations.RunSQL(COMPARTMENTS, "drop function kurzweg_compartments()"),
        GuardFunction("accounts_granted(text, text)", GRANTED, arguments="accounts_granted(noun text, field text)"),
        GuardFunction("accounts_granted_fields(text)", GRANTED_FIELDS, arguments="accounts_granted_fields(noun text)"),
        GuardFunction("accounts_given_to_keep()", GIVEN_TO_KEEP),
        NewBody("accounts_identify(person uuid, today date)", IDENTIFY, before=WALLS.IDENTIFY),
        GuardFunction(
            "accounts_note_reading(text, text, text, smallint, uuid, uuid[], boolean)",
            NOTE_READING,
            arguments="accounts_note_reading(on_page text, fields text, why text, noun smallint, call uuid,"
            " keys uuid[], again boolean)",
        ),
    ]
