# SPDX-License-Identifier: EUPL-1.2
"""Sessions are read and written by whoever shows the hash of the key; a list shows each person only their own."""

from django.db import migrations

from kurzweg.walls.protection import GuardFunction, Protect

OWN = "kurzweg_kind() = 'staff' and staff_id = kurzweg_actor()"
SHOWN = "id, staff_id, device, started_at, seen_at, fresh_at, ended_at"

# A clock that was set back leaves times in the future. What began in the future is over, what was seen in the
# future sleeps: nobody stays longer than allowed, and one proof goes on.
READ = """
    returns table (id uuid, staff uuid, data text, fresh_at timestamptz, is_current boolean, state text)
    language plpgsql as $$
    declare
        found_row accounts_session;
        slack constant interval := interval '2 minutes';
    begin
        select s.* into found_row from accounts_session s where s.key_hash = given;
        if not found then
            -- Requests that were on their way when the key was changed still bring the previous one.
            select s.* into found_row from accounts_session s
            where s.previous_hash = given and at between s.rotated_at - slack and s.rotated_at + interval '15 seconds';
        end if;
        if not found then
            return;
        end if;
        id := found_row.id; staff := found_row.staff_id; data := found_row.data;
        fresh_at := found_row.fresh_at; is_current := found_row.key_hash = given;
        state := case
            when found_row.ended_at is not null or at >= found_row.started_at + longest
                or at < found_row.started_at - slack then 'over'
            when found_row.staff_id is null then 'awake'
            when at >= found_row.seen_at + idle or at < found_row.seen_at - slack then 'asleep'
            else 'awake' end;
        if state = 'awake' and is_a_sign_of_life and at >= found_row.seen_at + interval '1 minute' then
            -- Whoever comes at the same moment has said the same: nobody waits for the row.
            update accounts_session s set seen_at = at
            where s.id = (select t.id from accounts_session t where t.id = found_row.id for update skip locked);
        end if;
        return next;
    end $$
"""
OPEN = """
    returns void language sql as $$
        delete from accounts_session where id in (
            select id from accounts_session where started_at < at - interval '7 days' limit 50 for update skip locked);
        insert into accounts_session (id, key_hash, data, device, started_at, seen_at)
        values (session, given, what, on_device, at, at) $$
"""
KEEP = """
    returns boolean language sql as $$
        with kept as (
            update accounts_session set data = what
            where ended_at is null and (key_hash = given or previous_hash = given)
            returning 1
        )
        select exists (select from kept) $$
"""
SEAT = """
    returns boolean language sql as $$
        with seated as (
            update accounts_session
            set staff_id = person, started_at = at, seen_at = at, fresh_at = at, previous_hash = null
            where key_hash = given and staff_id is null and ended_at is null and kurzweg_kind() in ('gate', 'job')
            returning 1
        )
        select exists (select from seated) $$
"""
RENEW = """
    returns boolean language plpgsql as $$
    declare
        has_new_key boolean;
    begin
        if is_confirmed and kurzweg_kind() is distinct from 'gate' then
            return null;
        end if;
        -- Of two requests with one key the first changes it; the second keeps what the first has made of it.
        update accounts_session
        set key_hash = case when key_hash = given then fresh else key_hash end,
            previous_hash = case when key_hash = given then given else previous_hash end,
            rotated_at = case when key_hash = given then at else rotated_at end,
            seen_at = at,
            fresh_at = case when is_confirmed then at else fresh_at end
        where (key_hash = given or previous_hash = given) and ended_at is null
        returning key_hash = fresh into has_new_key;
        return has_new_key;
    end $$
"""
END = """
    returns void language sql as $$
        update accounts_session set ended_at = at where key_hash = given or previous_hash = given $$
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_session")]
    operations = [
        Protect("accounts_session", select=OWN, update=OWN, columns=("ended_at",)),
        migrations.RunSQL(
            [
                "revoke select on accounts_session from kurzweg_app",
                f"grant select ({SHOWN}) on accounts_session to kurzweg_app",
            ],
            "grant select on accounts_session to kurzweg_app",
        ),
        GuardFunction(
            "accounts_session_read(bytea, timestamptz, interval, interval, boolean)",
            READ,
            arguments="accounts_session_read(given bytea, at timestamptz, idle interval, longest interval,"
            " is_a_sign_of_life boolean)",
        ),
        GuardFunction(
            "accounts_session_open(uuid, bytea, text, text, timestamptz)",
            OPEN,
            arguments="accounts_session_open(session uuid, given bytea, what text, on_device text, at timestamptz)",
        ),
        GuardFunction(
            "accounts_session_keep(bytea, text)", KEEP, arguments="accounts_session_keep(given bytea, what text)"
        ),
        GuardFunction(
            "accounts_session_seat(bytea, uuid, timestamptz)",
            SEAT,
            arguments="accounts_session_seat(given bytea, person uuid, at timestamptz)",
        ),
        GuardFunction(
            "accounts_session_renew(bytea, bytea, timestamptz, boolean)",
            RENEW,
            arguments="accounts_session_renew(given bytea, fresh bytea, at timestamptz, is_confirmed boolean)",
        ),
        GuardFunction(
            "accounts_session_end(bytea, timestamptz)",
            END,
            arguments="accounts_session_end(given bytea, at timestamptz)",
        ),
        # The table that Django kept its sessions in stays for the migrations of others, empty and closed.
        migrations.RunSQL(
            [
                "drop policy see on django_session",
                "drop policy add on django_session",
                "drop policy change on django_session",
                "drop policy remove on django_session",
                "revoke all on django_session from kurzweg_app",
                "set local role kurzweg_guard",
                "delete from django_session",
                "reset role",
            ],
            [
                "grant select, insert, update, delete on django_session to kurzweg_app",
                "create policy see on django_session for select to kurzweg_app using (true)",
                "create policy add on django_session for insert to kurzweg_app with check (true)",
                "create policy change on django_session for update to kurzweg_app using (true)",
                "create policy remove on django_session for delete to kurzweg_app using (true)",
            ],
        ),
    ]
