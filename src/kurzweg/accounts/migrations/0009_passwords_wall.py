# SPDX-License-Identifier: EUPL-1.2
"""Hashes of passwords leave the table of the staff; the brake and the spent proofs are asked by functions only."""

from django.db import migrations

from kurzweg.walls.protection import GuardFunction, Protect

FIND = """
    returns table (person uuid, hash text) language sql stable as $$
        select s.id, p.hash from accounts_staff s left join accounts_password p on p.staff_id = s.id
        where kurzweg_kind() = 'gate' and s.left_at is null and (s.username = login or s.id = whom) $$
"""
SET = """
    returns boolean language sql as $$
        with allowed as (
            insert into accounts_password (staff_id, hash, set_at)
            select whom, kept, at
            where kurzweg_kind() = 'job' or (kurzweg_kind() = 'staff' and whom = kurzweg_actor())
            on conflict (staff_id) do update set hash = excluded.hash, set_at = excluded.set_at
            returning 1
        )
        select exists (select from allowed) $$
"""
REHASH = """
    returns void language sql as $$
        update accounts_password set hash = better
        where staff_id = whom and hash = kept and kurzweg_kind() = 'gate' $$
"""
# What lies in the future was written before the clock was set back; it holds nobody up.
PAUSE = """
    returns float8 language sql immutable as $$
        select case
            when misses < free or last_at > at + interval '2 seconds' or at > last_at + interval '1 day' then 0
            else greatest(0, least(longest, first * power(2, least(misses - free, 30)))
                             - extract(epoch from at - last_at)::float8) end $$
"""
LOOK = """
    returns float8 language sql stable as $$
        select coalesce(max(accounts_brake_pause(b.misses, b.last_at, a.free, a.first, a.longest, at)), 0)
        from unnest(keys, free, first, longest) as a (key, free, first, longest)
        join accounts_brakecount b on b.key = a.key $$
"""
CLAIM = """
    returns float8 language plpgsql as $$
    declare
        wait float8;
    begin
        delete from accounts_brakecount where key in (
            select key from accounts_brakecount where last_at < at - interval '2 days' limit 50 for update skip locked);
        insert into accounts_brakecount (key, misses, last_at)
            select key, 0, at from unnest(keys) as key order by key on conflict do nothing;
        -- One after the other, always in the same order: of many at once each sees what the one before it counted.
        perform 1 from accounts_brakecount b where b.key = any (keys) order by b.key for update;
        wait := accounts_brake_look(keys, free, first, longest, at);
        if wait = 0 then
            update accounts_brakecount b
            set misses = case when at > b.last_at + interval '1 day' then 1 else b.misses + 1 end, last_at = at
            where b.key = any (keys);
        end if;
        return wait;
    end $$
"""
FORGIVE = """
    returns void language sql as $$
        with given as (select key, whole from unnest(keys, is_whole) as a (key, whole)),
             gone as (delete from accounts_brakecount b using given g where b.key = g.key and g.whole)
        update accounts_brakecount b set misses = greatest(0, b.misses - 1)
        from given g where b.key = g.key and not g.whole $$
"""
SPEND = """
    returns boolean language sql as $$
        with old as (
            delete from accounts_spentproof where key in (
                select key from accounts_spentproof p where p.at < now_here - interval '2 days'
                limit 50 for update skip locked)
        ), spent as (
            insert into accounts_spentproof (key, at) values (proof, now_here) on conflict do nothing returning 1
        )
        select exists (select from spent) $$
"""
MOVE = """
    set local role kurzweg_guard;
    insert into accounts_password (staff_id, hash, set_at)
        select id, password, engaged_at from accounts_staff where password not like '!%';
    reset role;
    set constraints all immediate
"""
BRAKES = "keys bytea[], free int[], first float8[], longest float8[], at timestamptz"


class Migration(migrations.Migration):
    """One way: there is no going back to a table of the staff with the hashes in it."""

    dependencies = [("accounts", "0008_password")]
    operations = [
        Protect("accounts_password"),
        Protect("accounts_brakecount"),
        Protect("accounts_spentproof"),
        migrations.RunSQL(MOVE),
        migrations.RemoveField("staff", "password"),
        GuardFunction(
            "accounts_find_password(text, uuid)", FIND, arguments="accounts_find_password(login text, whom uuid)"
        ),
        GuardFunction(
            "accounts_set_password(uuid, text, timestamptz)",
            SET,
            arguments="accounts_set_password(whom uuid, kept text, at timestamptz)",
        ),
        GuardFunction(
            "accounts_rehash_password(uuid, text, text)",
            REHASH,
            arguments="accounts_rehash_password(whom uuid, kept text, better text)",
        ),
        GuardFunction(
            "accounts_brake_pause(int, timestamptz, int, float8, float8, timestamptz)",
            PAUSE,
            arguments="accounts_brake_pause(misses int, last_at timestamptz, free int, first float8, longest float8,"
            " at timestamptz)",
            inner=True,
        ),
        GuardFunction(
            "accounts_brake_look(bytea[], int[], float8[], float8[], timestamptz)",
            LOOK,
            arguments=f"accounts_brake_look({BRAKES})",
        ),
        GuardFunction(
            "accounts_brake_claim(bytea[], int[], float8[], float8[], timestamptz)",
            CLAIM,
            arguments=f"accounts_brake_claim({BRAKES})",
        ),
        GuardFunction(
            "accounts_brake_forgive(bytea[], boolean[])",
            FORGIVE,
            arguments="accounts_brake_forgive(keys bytea[], is_whole boolean[])",
        ),
        GuardFunction(
            "accounts_spend(bytea, timestamptz)",
            SPEND,
            arguments="accounts_spend(proof bytea, now_here timestamptz)",
        ),
    ]
