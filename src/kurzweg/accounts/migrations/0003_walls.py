# SPDX-License-Identifier: EUPL-1.2
"""Who sees the staff, their memberships, grants and readings; and from what an identity is made."""

from django.db import migrations

from kurzweg.walls.protection import EVERYBODY, JOB, STAFF_OR_JOB, AppendOnly, GuardFunction, Protect

GATE_TOO = "kurzweg_kind() in ('staff', 'job', 'gate')"

IDENTIFY = """
    returns table (units int[], rooms text[], roles text[], role_units int[]) language sql stable as $$
        with mine as (
            select m.unit_id::int as unit, m.role::text as role
            from accounts_membership m join accounts_staff s on s.id = m.staff_id
            where m.staff_id = person and s.left_at is null and m.valid @> today
        )
        select array(select distinct unit from mine order by unit),
               array(select distinct v.unit_id || '/' || compartment
                     from mine
                     join offices_unitversion v on v.unit_id = mine.unit
                     join offices_structure s on s.id = v.structure_id and s.in_force @> today
                     cross join unnest(v.compartments) as compartment),
               array(select role from mine order by role, unit),
               array(select unit from mine order by role, unit) $$
"""
GRANTED = """
    returns uuid[] language sql stable as $$
        select coalesce(array_agg(subject_key), '{}') from accounts_grant
        where unit_id = any (kurzweg_units()) and subject = kind
          and starts_at <= statement_timestamp() and (ends_at is null or ends_at > statement_timestamp()) $$
"""
NOTE_READING = """
    returns void language sql as $$
        insert into accounts_accessentry (at, actor, page, field_class, purpose, object_id, request)
        select statement_timestamp(), (select number from accounts_pseudonym where staff_id = kurzweg_actor()),
               on_page, fields, why, log_object_of(noun, key), call
        from unnest(keys) as key where kurzweg_kind() is not null $$
"""
NO_DEMO_AMONG_STAFF = """
    create function accounts_no_demo_among_staff() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
        if new.purpose = 'demo' and exists (select from accounts_staff) then
            raise exception 'People work with this database; it can never become a demo.' using errcode = 'KW004',
                hint = 'Use a fresh database for a demo.';
        end if;
        return new;
    end $$;
    alter function accounts_no_demo_among_staff() owner to kurzweg_guard;
    create trigger no_demo_among_staff before insert on accounts_installation
        for each row execute function accounts_no_demo_among_staff();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_initial"), ("offices", "0002_walls"), ("sessions", "0001_initial")]
    operations = [
        # Whoever holds the cookie holds its secret key; sessions are read before anybody is known.
        Protect("django_session", select="true", insert="true", update="true", delete="true"),
        Protect("accounts_staff", select=GATE_TOO, insert=JOB),
        Protect("accounts_pseudonym", select=STAFF_OR_JOB, insert=JOB),
        Protect("accounts_installation", select=EVERYBODY, insert=JOB),
        AppendOnly("accounts_installation"),
        migrations.RunSQL(
            NO_DEMO_AMONG_STAFF,
            "drop trigger no_demo_among_staff on accounts_installation;"
            " set local role kurzweg_guard; drop function accounts_no_demo_among_staff(); reset role",
        ),
        Protect("accounts_membership", select=STAFF_OR_JOB, insert=JOB),
        Protect(
            "accounts_grant",
            select=f"{JOB} or (kurzweg_kind() = 'staff' and unit_id = any ((select kurzweg_units())::int[]))",
            insert=f"{JOB} or (kurzweg_kind() = 'staff' and by_id = kurzweg_actor())",
        ),
        Protect("accounts_accessentry", select=JOB),
        AppendOnly("accounts_accessentry"),
        GuardFunction(
            "accounts_identify(uuid, date)", IDENTIFY, arguments="accounts_identify(person uuid, today date)"
        ),
        GuardFunction(
            "accounts_note_reading(text, text, text, smallint, uuid, uuid[])",
            NOTE_READING,
            arguments="accounts_note_reading(on_page text, fields text, why text, noun smallint, call uuid, keys uuid[])",
        ),
        GuardFunction("accounts_granted(text)", GRANTED, arguments="accounts_granted(kind text)"),
    ]
