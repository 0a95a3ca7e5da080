# SPDX-License-Identifier: EUPL-1.2
"""Who sets up the house engages staff and gives roles, never to themselves; a one-time link is used once."""

from django.db import migrations

from kurzweg.walls.protection import JOB, GuardFunction, Protect, Statements

SETS_UP = "kurzweg_kind() = 'staff' and kurzweg_roles() && '{administrator,head_of_office}'"
FOR_ANOTHER = f"({SETS_UP} and staff_id <> kurzweg_actor() and by_id = kurzweg_actor())"

STAFF: Statements = [
    "drop policy add on accounts_staff",
    f"create policy add on accounts_staff for insert to kurzweg_app with check ({JOB} or ({SETS_UP} and left_at is null))",
    "grant update (left_at) on accounts_staff to kurzweg_app",
    f"create policy change on accounts_staff for update to kurzweg_app"
    f" using ({SETS_UP} and id <> kurzweg_actor() and left_at is null) with check (left_at is not null)",
    "drop policy add on accounts_pseudonym",
    f"create policy add on accounts_pseudonym for insert to kurzweg_app with check ({JOB} or ({SETS_UP}))",
    "drop policy add on accounts_membership",
    f"create policy add on accounts_membership for insert to kurzweg_app with check ({JOB} or {FOR_ANOTHER})",
    "grant update (valid, ended_by_id, ended_at) on accounts_membership to kurzweg_app",
    f"create policy change on accounts_membership for update to kurzweg_app"
    f" using ({SETS_UP} and staff_id <> kurzweg_actor() and ended_at is null)"
    " with check (ended_by_id = kurzweg_actor() and ended_at is not null)",
]
STAFF_BACK: Statements = [
    "drop policy add on accounts_staff",
    f"create policy add on accounts_staff for insert to kurzweg_app with check ({JOB})",
    "drop policy change on accounts_staff",
    "revoke update (left_at) on accounts_staff from kurzweg_app",
    "drop policy add on accounts_pseudonym",
    f"create policy add on accounts_pseudonym for insert to kurzweg_app with check ({JOB})",
    "drop policy add on accounts_membership",
    f"create policy add on accounts_membership for insert to kurzweg_app with check ({JOB})",
    "drop policy change on accounts_membership",
    "revoke update (valid, ended_by_id, ended_at) on accounts_membership from kurzweg_app",
]
# Ending shortens to the day of the end. Nobody makes a membership longer, moves its beginning, or unwrites a day
# that has been: yesterday stays explainable.
ONLY_SHORTER = """
    create function accounts_membership_only_ends() returns trigger language plpgsql as $$
    declare
        today constant date := (new.ended_at at time zone 'Europe/Berlin')::date;
    begin
        if isempty(new.valid) and lower(old.valid) >= today then
            return new;
        end if;
        if isempty(new.valid) or not new.valid <@ old.valid
           or lower(new.valid) is distinct from lower(old.valid) or upper(new.valid) is distinct from today then
            raise exception 'A membership can only end, and not before today.' using errcode = 'KW005',
                hint = 'Give another membership.';
        end if;
        return new;
    end $$;
    create trigger only_ends before update on accounts_membership
        for each row execute function accounts_membership_only_ends()
"""
END_ALL = """
    returns void language sql as $$
        update accounts_session set ended_at = at
        where staff_id = person and ended_at is null and id is distinct from but
          and (kurzweg_kind() in ('gate', 'job') or (kurzweg_kind() = 'staff'
               and (person = kurzweg_actor() or kurzweg_roles() && '{administrator,head_of_office}'))) $$
"""
GOOD = """
    i.used_at is null and at >= i.issued_at - interval '2 minutes' and at < i.expires_at and s.left_at is null
    and kurzweg_kind() = 'gate'
    and not exists (select from accounts_invitation n where n.staff_id = i.staff_id and n.id > i.id)
"""
FIND = f"""
    returns uuid language sql stable as $$
        select s.id from accounts_invitation i join accounts_staff s on s.id = i.staff_id
        where i.hash = given and {GOOD} $$
"""
REDEEM = f"""
    returns uuid language plpgsql as $$
    declare
        person uuid;
    begin
        -- Of two at the same moment one finds it unused; the other waits for the row and then finds nothing.
        update accounts_invitation i set used_at = at from accounts_staff s
        where s.id = i.staff_id and i.hash = given and {GOOD}
        returning i.staff_id into person;
        if person is not null then
            insert into accounts_password (staff_id, hash, set_at) values (person, kept, at)
                on conflict (staff_id) do update set hash = excluded.hash, set_at = excluded.set_at;
            perform accounts_sessions_end(person, null, at);
        end if;
        return person;
    end $$
"""
READ_AGAIN = """
    returns timestamptz language sql stable as $$
        select set_at from accounts_password where kurzweg_kind() = 'staff' and staff_id = kurzweg_actor() $$
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0013_role_administration")]
    operations = [
        migrations.RunSQL(STAFF, STAFF_BACK),
        migrations.RunSQL(
            ONLY_SHORTER,
            "drop trigger only_ends on accounts_membership; drop function accounts_membership_only_ends()",
        ),
        Protect(
            "accounts_invitation",
            select=f"({SETS_UP}) or (kurzweg_kind() = 'staff' and staff_id = kurzweg_actor())",
            insert=f"{FOR_ANOTHER} and used_at is null",
        ),
        migrations.RunSQL(
            [
                "revoke select on accounts_invitation from kurzweg_app",
                "grant select (id, staff_id, by_id, issued_at, expires_at, used_at) on accounts_invitation to kurzweg_app",
            ],
            "grant select on accounts_invitation to kurzweg_app",
        ),
        GuardFunction(
            "accounts_sessions_end(uuid, uuid, timestamptz)",
            END_ALL,
            arguments="accounts_sessions_end(person uuid, but uuid, at timestamptz)",
        ),
        GuardFunction(
            "accounts_find_invitation(bytea, timestamptz)",
            FIND,
            arguments="accounts_find_invitation(given bytea, at timestamptz)",
        ),
        GuardFunction(
            "accounts_redeem_invitation(bytea, text, timestamptz)",
            REDEEM,
            arguments="accounts_redeem_invitation(given bytea, kept text, at timestamptz)",
        ),
        GuardFunction("accounts_password_set_at()", READ_AGAIN),
    ]
