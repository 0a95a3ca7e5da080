# SPDX-License-Identifier: EUPL-1.2
"""Who sees an appointment; and no appointment outside the hours of its lane, on a holiday, or under a closure."""

from typing import Any

from django.db import migrations

from kurzweg.engine.calendars.holidays import holidays
from kurzweg.engine.structure import WEEKDAYS, read
from kurzweg.walls.protection import EVERYBODY, JOB, AppendOnly, GuardFunction, Protect, as_guard

STAFF = "(select kurzweg_kind()) = 'staff'"
OWN_UNIT = "unit_id = any ((select kurzweg_units())::int[])"
VISITOR = "(select kurzweg_kind()) in ('key', 'anonymous') and matter_id = (select kurzweg_matter())"
KNOWN = "kurzweg_kind() in ('staff', 'key', 'job', 'anonymous')"
PUBLISHES = f"{JOB} or (kurzweg_kind() = 'staff' and kurzweg_roles() && '{{{{head_of_office,administrator}}}}')"
EITHER = f"{JOB} or ({VISITOR}) or ({STAFF} and {OWN_UNIT})"
OF_THE_MATTER = """
    exists (select from matters_matter m
            where m.id = servicepoint_appointment.matter_id and m.service_id = servicepoint_appointment.service_id)
"""
COLUMNS = (
    "state", "during", "lane_id", "unit_id", "site_id", "held_until", "name", "sequence", "changed_at", "ticket_id",
)  # fmt: skip

# Compared on the clock of the wall: it is what the hours are written in, in every night of the year.
RECEIVES = """
    returns boolean language sql stable as $$
        with wall as (
            select (lower(wanted) at time zone 'Europe/Berlin') as starts,
                   (upper(wanted) at time zone 'Europe/Berlin') as ends
        ), plan as (
            select s.id from offices_structure s, wall where s.in_force @> wall.starts::date
        )
        select exists (
            select from servicepoint_lanehours h, wall, plan
            where h.structure_id = plan.id and h.lane_id = on_lane and h.unit_id = at_unit and h.site_id = at_site
              and h.weekday = extract(isodow from wall.starts) - 1 and wall.starts::date = wall.ends::date
              and h.starts <= wall.starts::time and wall.ends::time <= h.ends
        ) and not exists (
            select from servicepoint_holiday d, wall, plan
            where d.structure_id = plan.id and d.day = wall.starts::date
        ) and not exists (
            select from offices_closure c, wall
            where c.lifted_at is null and c.days @> wall.starts::date and c.site_id = at_site
              and coalesce(c.unit_id, at_unit) = at_unit and coalesce(c.lane_id, on_lane) = on_lane
        ) $$
"""
# Whoever books shares the lock with others who book; whoever changes hours has it alone and sees every booking.
CHECK = """
    create function servicepoint_check_appointment() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
        perform pg_advisory_xact_lock_shared(hashtextextended('hours:', 54));
        if lower(new.during) < new.changed_at then
            raise exception 'An appointment begins later than now.' using errcode = 'KW009';
        end if;
        if not servicepoint_receives(new.lane_id, new.unit_id, new.site_id, new.during) then
            raise exception 'Lane % receives nobody at %.', new.lane_id, new.during using errcode = 'KW009';
        end if;
        return new;
    end $$;
    alter function servicepoint_check_appointment() owner to kurzweg_guard;
    create trigger check_appointment before insert or update of during, lane_id, unit_id, site_id
        on servicepoint_appointment for each row execute function servicepoint_check_appointment();
"""
STEPS = """
    create function servicepoint_check_booking() returns trigger language plpgsql as $$
    begin
        if new.state <> old.state and (old.state, new.state) not in (
            ('held', 'confirmed'), ('held', 'cancelled'), ('held', 'expired'), ('confirmed', 'checked_in'),
            ('confirmed', 'missed'), ('confirmed', 'cancelled'), ('missed', 'checked_in'), ('checked_in', 'served')
        ) then
            raise exception 'An appointment cannot go from % to %.', old.state, new.state using errcode = 'KW006';
        end if;
        return new;
    end $$;
    create trigger check_booking before update of state on servicepoint_appointment
        for each row execute function servicepoint_check_booking();
"""
STRANDED_SINCE = """
    returns setof servicepoint_appointment language sql stable as $$
        select a.* from servicepoint_appointment a
        where (a.state = 'confirmed' or a.state = 'held' and a.held_until > moment) and lower(a.during) >= moment
          and not servicepoint_receives(a.lane_id, a.unit_id, a.site_id, a.during) $$
"""
STRANDED = """
    returns table (service int, unit int, site int, lane int, starts timestamptz, ends timestamptz)
    language sql stable as $$
        select a.service_id::int, a.unit_id::int, a.site_id::int, a.lane_id::int, lower(a.during), upper(a.during)
        from servicepoint_stranded_since(moment) a
        where kurzweg_kind() in ('staff', 'job')
        order by lower(a.during), a.id $$
"""
# The last word, when everything else of the transaction is done; what explains it came before.
NOBODY_IS_STRANDED = """
    create function servicepoint_nobody_is_stranded() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
        perform pg_advisory_xact_lock(hashtextextended('hours:', 54));
        if exists (select from servicepoint_stranded_since(clock_timestamp())) then
            raise exception 'Somebody has an appointment where nobody would be received.' using errcode = 'KW010',
                hint = 'Move the appointments first.';
        end if;
        return null;
    end $$;
    alter function servicepoint_nobody_is_stranded() owner to kurzweg_guard;
    create constraint trigger nobody_is_stranded after insert on offices_closure
        deferrable initially deferred for each row execute function servicepoint_nobody_is_stranded();
    create constraint trigger nobody_is_stranded after update of in_force on offices_structure
        deferrable initially deferred for each row execute function servicepoint_nobody_is_stranded();
"""
TAKEN = f"""
    returns table (lane int, starts timestamptz, ends timestamptz) language sql stable as $$
        select lane_id::int, lower(during), upper(during) from servicepoint_appointment
        where {KNOWN} and lane_id = any (lanes) and during && tstzrange(first, last)
          and (state in ('confirmed', 'checked_in') or (state = 'held' and held_until > moment)) $$
"""
CLEAR = f"""
    returns table (appointment uuid, matter uuid, service int, unit int, site int) language sql as $$
        update servicepoint_appointment set state = 'expired', held_until = null
        where id in (
            select id from servicepoint_appointment
            where {KNOWN} and state = 'held' and held_until <= moment
              and (lane_id = on_lane and during && tstzrange(first, last) or matter_id = kurzweg_matter())
            for update skip locked
        )
        returning id, matter_id, service_id::int, unit_id::int, site_id::int $$
"""
# Only how many are there, and only for days on which somebody is not; never who.
PRESENT = f"""
    returns table (unit int, day date, people int) language sql stable as $$
        select m.unit_id::int, on_day::date, (count(distinct m.staff_id) - count(distinct a.staff_id))::int
        from generate_series(first::timestamp, last::timestamp, interval '1 day') on_day
        join accounts_membership m on m.unit_id = any (units) and m.valid @> on_day::date
             and m.role in ('desk', 'caseworker', 'case_manager', 'deputy', 'head_of_unit')
        left join offices_absence a on a.staff_id = m.staff_id and a.days @> on_day::date
        where {KNOWN}
        group by 1, 2 having bool_or(a.id is not null) $$
"""
PUBLISHED = "select id, text, lower(in_force) from offices_structure where in_force is not null"
HOURS = """
    insert into servicepoint_lanehours (structure_id, lane_id, unit_id, site_id, weekday, starts, ends)
    select %s, l.id, u.id, s.id, %s, %s, %s from offices_lane l, offices_unit u, offices_site s
    where l.code = %s and u.code = %s and s.code = %s
"""
HOLIDAY = "insert into servicepoint_holiday (structure_id, day) values (%s, %s)"
YEARS = 12


def unfold(_apps: Any, schema_editor: Any) -> None:
    """What is in force already gets its hours and holidays."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("set local role kurzweg_guard")
        cursor.execute(PUBLISHED)
        for number, text, first in cursor.fetchall():
            plan = read(text, file=f"Aufbau {number}")
            rows = [
                (number, WEEKDAYS.index(day), span.start, span.end, lane.id, unit.id, unit.site)
                for unit in plan.units if unit.site for lane in unit.lanes for day, spans in unit.hours for span in spans
            ]  # fmt: skip
            cursor.executemany(HOURS, rows)
            days = [day for n in range(YEARS + 1) for day in sorted(holidays(plan.land, first.year + n))]
            cursor.executemany(HOLIDAY, [(number, day) for day in days])
        cursor.execute("reset role")


class Migration(migrations.Migration):
    dependencies = [("servicepoint", "0004_appointments"), ("accounts", "0003_walls")]
    operations = [
        Protect("servicepoint_lanehours", select=EVERYBODY, insert=PUBLISHES),
        Protect("servicepoint_holiday", select=EVERYBODY, insert=PUBLISHES),
        # Deleting a draft asks whether a row points to it; that locks with the rights of the owner.
        AppendOnly("servicepoint_lanehours", is_referenced=True),
        AppendOnly("servicepoint_holiday", is_referenced=True),
        Protect(
            "servicepoint_appointment",
            select=EITHER,
            insert=f"({EITHER}) and {OF_THE_MATTER}",
            update=EITHER,
            columns=COLUMNS,
        ),
        GuardFunction(
            "servicepoint_receives(int, int, int, tstzrange)",
            RECEIVES,
            arguments="servicepoint_receives(on_lane int, at_unit int, at_site int, wanted tstzrange)",
            inner=True,
        ),
        migrations.RunSQL(
            CHECK,
            "drop trigger check_appointment on servicepoint_appointment;"
            + as_guard("drop function servicepoint_check_appointment()"),
        ),
        migrations.RunSQL(
            STEPS, "drop trigger check_booking on servicepoint_appointment; drop function servicepoint_check_booking()"
        ),
        GuardFunction(
            "servicepoint_stranded_since(timestamptz)",
            STRANDED_SINCE,
            arguments="servicepoint_stranded_since(moment timestamptz)",
            inner=True,
        ),
        GuardFunction(
            "servicepoint_stranded(timestamptz)", STRANDED, arguments="servicepoint_stranded(moment timestamptz)"
        ),
        migrations.RunSQL(
            NOBODY_IS_STRANDED,
            "drop trigger nobody_is_stranded on offices_closure; drop trigger nobody_is_stranded on offices_structure;"
            + as_guard("drop function servicepoint_nobody_is_stranded()"),
        ),
        GuardFunction(
            "servicepoint_taken(int[], timestamptz, timestamptz, timestamptz)",
            TAKEN,
            arguments="servicepoint_taken(lanes int[], first timestamptz, last timestamptz, moment timestamptz)",
        ),
        GuardFunction(
            "servicepoint_clear_holds(int, timestamptz, timestamptz, timestamptz)",
            CLEAR,
            arguments="servicepoint_clear_holds(on_lane int, first timestamptz, last timestamptz, moment timestamptz)",
        ),
        GuardFunction(
            "servicepoint_present(int[], date, date)",
            PRESENT,
            arguments="servicepoint_present(units int[], first date, last date)",
        ),
        migrations.RunPython(unfold, migrations.RunPython.noop),
    ]
