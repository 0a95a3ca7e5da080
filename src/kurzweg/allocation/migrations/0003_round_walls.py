# SPDX-License-Identifier: EUPL-1.2
"""What of a draw must never be false: who reads the seed, who applies when, and that nothing published changes."""

from django.db import migrations

from kurzweg.walls.protection import EVERYBODY, JOB, AppendOnly, GuardFunction, Protect, as_guard

KNOWN = "kurzweg_kind() in ('staff', 'key', 'job', 'anonymous')"
HEAD = "kurzweg_kind() = 'staff' and kurzweg_roles() && '{head_of_office,administrator,head_of_unit,deputy}'"
HEAD_OF_IT = """
    kurzweg_kind() = 'staff' and (
        kurzweg_roles() && '{head_of_office,administrator}'
        or (kurzweg_roles() && '{head_of_unit,deputy}' and unit_id = any ((select kurzweg_units())::int[])))
"""
HEAD_OF_THE_ROUND = f"""
    kurzweg_kind() = 'staff' and exists (select from allocation_round r where r.id = round_id and ({HEAD_OF_IT}))
"""
MINE = "(select kurzweg_kind()) in ('key', 'anonymous') and {} = (select kurzweg_matter())"
ME, MY_APPLICATION = MINE.format("id"), MINE.format("application_id")
IS_PUBLISHED = """
    kurzweg_kind() is not null and (
        exists (select from allocation_round r join allocation_draw d on d.round_id = r.id
                where r.commitment = allocation_seed.commitment)
        or exists (select from allocation_waitlist w
                   where w.commitment = allocation_seed.commitment and w.closed_at is not null))
"""
IS_COMMITTED = """
    alter table allocation_seed add constraint a_seed_is_what_was_promised
        check (length(secret) = 32 and encode(sha256(secret), 'hex') = commitment)
"""
LOST_ROUNDS = """
    returns int language sql stable as $$
        with mine as (
            select l.place_id, d.held_at
            from allocation_lot l join allocation_application a on a.id = l.application_id
            join allocation_round r on r.id = l.round_id join allocation_draw d on d.round_id = r.id
            where a.fingerprint = of_person and r.service_id = of_service and r.unit_id = in_unit
        )
        select count(*)::int from mine
        where place_id is null
          and held_at > coalesce((select max(held_at) from mine where place_id is not null), '-infinity') $$
"""
# Numbers are given one after the other, so that everybody can see that no application has vanished. The clock that
# counts is the database's; only a demo may write another time.
APPLYING = """
    create function allocation_check_application() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    declare
        of_service int;
        in_unit int;
        is_open boolean;
    begin
        perform pg_advisory_xact_lock(hashtextextended('applying:' || coalesce(new.round_id, new.waitlist_id), 54));
        if new.round_id is not null then
            select r.service_id, r.unit_id, new.applied_at >= r.opens_at and new.applied_at < r.closes_at
                   and not exists (select from allocation_draw d where d.round_id = r.id)
            into of_service, in_unit, is_open from allocation_round r where r.id = new.round_id;
            select coalesce(max(number), 0) + 1 into new.number
            from allocation_application where round_id = new.round_id;
        else
            select w.service_id, w.unit_id, new.applied_at >= w.opened_at and w.closed_at is null
            into of_service, in_unit, is_open from allocation_waitlist w where w.id = new.waitlist_id;
            select coalesce(max(number), 0) + 1 into new.number
            from allocation_application where waitlist_id = new.waitlist_id;
        end if;
        if not coalesce(is_open, false) or new.ended_at is not null or (
            new.applied_at not between clock_timestamp() - interval '5 minutes'
                                   and clock_timestamp() + interval '5 minutes'
            and not exists (select from accounts_installation where purpose = 'demo')
        ) then
            raise exception 'Nobody can apply here at %.', new.applied_at using errcode = 'KW013';
        end if;
        if exists (
            select from allocation_application a join servicepoint_appointment p on p.matter_id = a.id
            where a.fingerprint = new.fingerprint and p.service_id = of_service and p.unit_id = in_unit
              and p.state in ('held', 'confirmed') and lower(p.during) > new.applied_at
        ) then
            raise exception 'This person has an appointment for the same thing.' using errcode = 'KW014';
        end if;
        new.lost_rounds := least(allocation_lost_rounds(of_service, in_unit, new.fingerprint), 100);
        return new;
    end $$;
    alter function allocation_check_application() owner to kurzweg_guard;
    create trigger check_application before insert on allocation_application
        for each row execute function allocation_check_application();

    create function allocation_check_end() returns trigger language plpgsql as $$
    begin
        if old.ended_at is not null and new.ended_at is distinct from old.ended_at
           or new.name not in (old.name, '') or new.facts not in (old.facts, '{}')
           or (new.deadline is not null and new.deadline is distinct from old.deadline) then
            raise exception 'An application ends once, and is forgotten; nothing else of it changes.'
                using errcode = 'KW006';
        end if;
        return new;
    end $$;
    create trigger check_end before update on allocation_application
        for each row execute function allocation_check_end();
"""
OFFERING = """
    create function allocation_check_offer() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
        if tg_op = 'UPDATE' then
            if old.answer <> '' then
                raise exception 'An offer is answered once.' using errcode = 'KW006';
            end if;
        elsif not exists (
            select from servicepoint_keptplace k
            where k.id = new.place_id and k.ended_at is null and k.claim = new.application_id
        ) then
            raise exception 'A place is offered to whom it is kept for.' using errcode = 'KW011';
        end if;
        return new;
    end $$;
    alter function allocation_check_offer() owner to kurzweg_guard;
    create trigger check_offer before insert or update on allocation_offer
        for each row execute function allocation_check_offer();
"""
HOLDING = """
    create function allocation_check_draw() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
        if not exists (select from allocation_round r where r.id = new.round_id and r.closes_at <= new.held_at) then
            raise exception 'A draw is held when its window is over.' using errcode = 'KW013';
        end if;
        return new;
    end $$;
    alter function allocation_check_draw() owner to kurzweg_guard;
    create trigger check_draw before insert on allocation_draw
        for each row execute function allocation_check_draw();

    create function allocation_check_lot() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
        if not exists (select from allocation_application a where a.id = new.application_id and a.round_id = new.round_id)
           or (new.place_id is not null and not exists (
               select from allocation_roundplace p where p.round_id = new.round_id and p.place_id = new.place_id)) then
            raise exception 'A lot belongs to an application and a place of its round.' using errcode = 'KW006';
        end if;
        return new;
    end $$;
    alter function allocation_check_lot() owner to kurzweg_guard;
    create trigger check_lot before insert on allocation_lot
        for each row execute function allocation_check_lot();
"""
TRIGGERS = (
    ("check_application", "application"),
    ("check_end", "application"),
    ("check_offer", "offer"),
    ("check_draw", "draw"),
    ("check_lot", "lot"),
)
NO_TRIGGERS = (
    "".join(f"drop trigger {name} on allocation_{table};" for name, table in TRIGGERS)
    + "drop function allocation_check_end();"
    + as_guard(
        "drop function allocation_check_application(); drop function allocation_check_offer();"
        "drop function allocation_check_draw(); drop function allocation_check_lot()"
    )
)
BEHIND_KEY = f"""
    returns uuid language sql stable as $$
        select id from allocation_application where key = hash and {KNOWN} $$
"""
COUNTED = f"""
    returns table (made int, withdrawn int) language sql stable as $$
        select count(*)::int, count(*) filter (where ended_at is not null and not exists (
            select from allocation_lot l where l.application_id = a.id))::int
        from allocation_application a where a.round_id = of_round and {KNOWN} having count(*) > 0 $$
"""
WAITING = f"""
    returns int language sql stable as $$
        select count(*)::int from allocation_application a
        where a.waitlist_id = of_list and a.ended_at is null and {KNOWN} $$
"""


class Migration(migrations.Migration):
    dependencies = [("allocation", "0002_rounds")]
    operations = [
        Protect("allocation_seed", select=f"{JOB} or ({IS_PUBLISHED})", insert=f"{JOB} or ({HEAD})"),
        migrations.RunSQL(IS_COMMITTED, "alter table allocation_seed drop constraint a_seed_is_what_was_promised"),
        AppendOnly("allocation_seed", is_referenced=True),
        Protect("allocation_round", select=EVERYBODY, insert=f"{JOB} or ({HEAD_OF_IT})"),
        AppendOnly("allocation_round", is_referenced=True),
        Protect("allocation_roundplace", select=EVERYBODY, insert=f"{JOB} or ({HEAD_OF_THE_ROUND})"),
        AppendOnly("allocation_roundplace"),
        Protect(
            "allocation_waitlist",
            select=EVERYBODY,
            insert=f"{JOB} or ({HEAD_OF_IT})",
            update=f"{JOB} or ({HEAD_OF_IT})",
            columns=("closed_at",),
        ),
        Protect(
            "allocation_application",
            select=f"{JOB} or ({ME})",
            insert=ME,
            update=f"{JOB} or ({ME})",
            columns=("name", "facts", "deadline", "ended_at"),
        ),
        Protect(
            "allocation_offer",
            select=f"{JOB} or ({MY_APPLICATION})",
            insert=JOB,
            update=f"{JOB} or ({MY_APPLICATION})",
            columns=("answer", "answered_at"),
        ),
        Protect("allocation_draw", select=EVERYBODY, insert=JOB),
        AppendOnly("allocation_draw"),
        Protect("allocation_lot", select=f"{JOB} or ({MY_APPLICATION})", insert=JOB),
        AppendOnly("allocation_lot"),
        GuardFunction(
            "allocation_lost_rounds(int, int, bytea)",
            LOST_ROUNDS,
            arguments="allocation_lost_rounds(of_service int, in_unit int, of_person bytea)",
            inner=True,
        ),
        migrations.RunSQL(APPLYING + OFFERING + HOLDING, NO_TRIGGERS),
        GuardFunction("allocation_behind_key(bytea)", BEHIND_KEY, arguments="allocation_behind_key(hash bytea)"),
        GuardFunction("allocation_waiting(uuid)", WAITING, arguments="allocation_waiting(of_list uuid)"),
        GuardFunction("allocation_count(uuid)", COUNTED, arguments="allocation_count(of_round uuid)"),
    ]
