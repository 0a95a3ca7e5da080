# SPDX-License-Identifier: EUPL-1.2
"""Who sees the structure; what is in force is never edited; numbers without gaps; which structure an event falls in."""

from django.db import migrations

from kurzweg.walls.protection import EVERYBODY, JOB, STAFF_OR_JOB, AppendOnly, GuardFunction, Protect

DESIGNS = f"{JOB} or (kurzweg_kind() = 'staff' and kurzweg_roles() && '{{designer,head_of_office,administrator}}')"
OWN_LANE = (
    "kurzweg_kind() = 'staff' and exists ("
    "select from offices_lane l where l.id = lane_id and l.unit_id = any ((select kurzweg_units())::int[]))"
)

FREEZE = """
    create function offices_keep_what_is_in_force() returns trigger language plpgsql as $$
    begin
        if old.in_force is null then
            return coalesce(new, old);
        end if;
        if tg_op = 'DELETE' or (to_jsonb(new) - 'in_force') <> (to_jsonb(old) - 'in_force')
           or new.in_force is null or lower(new.in_force) <> lower(old.in_force)
           or not old.in_force @> new.in_force then
            raise exception 'Structure % was put in force and is never edited afterwards.', old.id
                using errcode = 'KW001', hint = 'Draft a new structure from it.';
        end if;
        return new;
    end $$;
    create trigger keep_what_is_in_force before update or delete on offices_structure
        for each row execute function offices_keep_what_is_in_force();
"""
NUMBERING = """
    create table offices_numbering (
        series text not null,
        year   int not null,
        last   int not null,
        primary key (series, year)
    )
"""
NEXT_NUMBER = """
    returns int language plpgsql as $$
    declare
        number int;
    begin
        insert into offices_numbering values (of_series, of_year, 1)
        on conflict (series, year) do update set last = offices_numbering.last + 1
        returning last into number;
        return number;
    end $$
"""
ORG_VERSION = """
    returns smallint language plpgsql stable as $$
    declare
        number smallint;
    begin
        select id into number from offices_structure
        where in_force @> (happened at time zone 'Europe/Berlin')::date;
        if number is null then  -- the first structure is announced before its day comes
            select id into number from offices_structure where in_force is not null order by lower(in_force) limit 1;
        end if;
        if number is null then
            raise exception 'No structure is in force, so nothing can be recorded.'
                using errcode = 'KW002', hint = 'Put a structure in force first.';
        end if;
        return number;
    end $$
"""


class Migration(migrations.Migration):
    dependencies = [("offices", "0001_initial"), ("events", "0001_log")]
    operations = [
        *[
            Protect(f"offices_{table}", select=EVERYBODY, insert=DESIGNS)
            for table in ("site", "unit", "lane", "unitversion")
        ],
        # Deleting a draft asks whether a unit version points to it; that too locks with the rights of the owner.
        AppendOnly("offices_unitversion", is_referenced=True),
        Protect(
            "offices_structure",
            select=f"in_force is not null or {STAFF_OR_JOB}",
            insert=DESIGNS,
            update=DESIGNS,
            delete=DESIGNS,
        ),
        migrations.RunSQL(
            FREEZE,
            "drop trigger keep_what_is_in_force on offices_structure; drop function offices_keep_what_is_in_force()",
        ),
        Protect("offices_closure", select=EVERYBODY, insert=JOB, delete=JOB),
        Protect("offices_absence", select=STAFF_OR_JOB, insert=JOB, delete=JOB),
        Protect(
            "offices_laneshift",
            select=f"{STAFF_OR_JOB} or kurzweg_kind() = 'display'",
            insert=f"{JOB} or ({OWN_LANE} and opened_by_id = kurzweg_actor())",
            update=f"{JOB} or ({OWN_LANE})",
            columns=("closed_at",),
        ),
        migrations.RunSQL(NUMBERING, "drop table offices_numbering"),
        Protect("offices_numbering"),
        GuardFunction(
            "offices_next_number(text, int)",
            NEXT_NUMBER,
            arguments="offices_next_number(of_series text, of_year int)",
        ),
        GuardFunction("log_org_version(timestamptz)", ORG_VERSION, arguments="log_org_version(happened timestamptz)"),
    ]
