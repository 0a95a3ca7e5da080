# SPDX-License-Identifier: EUPL-1.2
"""Places that stand among no free times; and whatever somebody gives back is known to have been theirs."""

from importlib import import_module
from typing import Any

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import kurzweg.walls.keys
from kurzweg.walls.protection import EVERYBODY, JOB, GuardFunction, NewBody, Protect, as_guard

WALLS = import_module("kurzweg.servicepoint.migrations.0005_appointment_walls")
OF_THE_UNIT = f"""
    {WALLS.STAFF} and ({WALLS.OWN_UNIT} or kurzweg_roles() && '{{head_of_office,administrator}}')
"""
MINE = "(select kurzweg_kind()) in ('key', 'anonymous') and claim = (select kurzweg_matter())"
EITHER = f"{JOB} or ({OF_THE_UNIT}) or ({MINE})"
TAKEN = f"""
    returns table (lane int, starts timestamptz, ends timestamptz) language sql stable as $$
        select lane_id::int, lower(during), upper(during) from servicepoint_appointment
        where {WALLS.KNOWN} and lane_id = any (lanes) and during && tstzrange(first, last)
          and (state in ('confirmed', 'checked_in') or (state = 'held' and held_until > moment))
        union all
        select lane_id::int, lower(during), upper(during) from servicepoint_keptplace
        where {WALLS.KNOWN} and lane_id = any (lanes) and during && tstzrange(first, last) and ended_at is null $$
"""
# The lock is the one that the verbs take: whoever takes or keeps something at a lane on a day does it after the others.
ALONE = """
        perform pg_advisory_xact_lock(hashtextextended('booking:' || new.lane_id || ':'
            || to_char(lower(new.during) at time zone 'Europe/Berlin', 'YYYY-MM-DD'), 54));
"""
GUARDS = f"""
    create function servicepoint_check_kept() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
        if new.state not in ('held', 'confirmed', 'checked_in') then
            return new;
        end if;
        {ALONE}
        if exists (
            select from servicepoint_keptplace k where k.ended_at is null and k.lane_id = new.lane_id
            and k.during && new.during and k.claim is distinct from new.matter_id
        ) then
            raise exception 'This place is kept for somebody else.' using errcode = 'KW011';
        end if;
        return new;
    end $$;
    alter function servicepoint_check_kept() owner to kurzweg_guard;
    create trigger check_kept before insert or update of during, lane_id, state on servicepoint_appointment
        for each row execute function servicepoint_check_kept();

    create function servicepoint_check_place() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
        {ALONE}
        if exists (
            select from servicepoint_appointment a where a.state in ('held', 'confirmed', 'checked_in')
            and a.lane_id = new.lane_id and a.during && new.during and a.matter_id is distinct from new.claim
        ) then
            raise exception 'Somebody has this time already.' using errcode = 'KW011';
        end if;
        if not servicepoint_receives(new.lane_id, new.unit_id, new.site_id, new.during) then
            raise exception 'Lane % receives nobody at %.', new.lane_id, new.during using errcode = 'KW009';
        end if;
        return new;
    end $$;
    alter function servicepoint_check_place() owner to kurzweg_guard;
    create trigger check_place before insert on servicepoint_keptplace
        for each row execute function servicepoint_check_place();

    create function servicepoint_follow_appointment() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
        if tg_op = 'UPDATE' and old.state in ('held', 'confirmed') and (
            new.state in ('cancelled', 'expired') or (new.lane_id, new.during) is distinct from (old.lane_id, old.during)
        ) then
            insert into servicepoint_returnedtime (lane_id, during, at)
                values (old.lane_id, old.during, coalesce(old.held_until, new.changed_at));
            update servicepoint_keptplace set claim = null, claim_until = null
                where ended_at is null and claim = old.matter_id and lane_id = old.lane_id and during && old.during
                  and not (new.state in ('held', 'confirmed') and lane_id = new.lane_id and during && new.during);
        end if;
        if new.state in ('held', 'confirmed', 'checked_in') then
            update servicepoint_keptplace set claim_until = null
                where ended_at is null and claim = new.matter_id and claim_until is not null
                  and lane_id = new.lane_id and during && new.during;
        end if;
        return null;
    end $$;
    alter function servicepoint_follow_appointment() owner to kurzweg_guard;
    create trigger follow_appointment after insert or update of during, lane_id, state on servicepoint_appointment
        for each row execute function servicepoint_follow_appointment();
"""
LET_GO = """
    returns boolean language sql as $$
        with gone as (
            update servicepoint_keptplace set claim = null, claim_until = null, pool = to_pool
            where id = place and claim = whose and claim_until is not null and ended_at is null and (
                kurzweg_kind() = 'job' or kurzweg_kind() in ('key', 'anonymous') and claim = kurzweg_matter()
                or kurzweg_kind() = 'staff' and unit_id = any (kurzweg_units()::int[]))
            returning 1
        )
        select exists (select from gone) $$
"""
END_CLOSED = """
    returns int language sql as $$
        with gone as (
            update servicepoint_keptplace k set ended_at = moment
            where k.ended_at is null and k.claim is null and lower(k.during) > moment and kurzweg_kind() = 'job'
              and not servicepoint_receives(k.lane_id::int, k.unit_id::int, k.site_id::int, k.during)
            returning 1
        )
        select count(*)::int from gone $$
"""
NO_GUARDS = (
    "drop trigger follow_appointment on servicepoint_appointment; drop trigger check_kept on servicepoint_appointment;"
    "drop trigger check_place on servicepoint_keptplace;"
    + as_guard(
        "drop function servicepoint_follow_appointment(); drop function servicepoint_check_kept();"
        "drop function servicepoint_check_place()"
    )
)


def _place(to: str, name: str) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=to, verbose_name=name)


class Migration(migrations.Migration):
    dependencies = [("servicepoint", "0017_forecasts"), ("offices", "0008_idle_lanes")]
    operations = [
        migrations.CreateModel(
            name="KeptPlace",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name="Zeit")),
                (
                    "pool",
                    models.CharField(
                        choices=[
                            ("round", "Verlosung"),
                            ("waitlist", "Warteliste"),
                            ("same_day", "Zeittickets am selben Tag"),
                            ("emergency", "Notfälle"),
                        ],
                        max_length=10,
                        verbose_name="Topf",
                    ),
                ),
                ("claim", models.UUIDField(null=True, verbose_name="vergeben an")),
                ("claim_until", models.DateTimeField(null=True, verbose_name="gehalten bis")),
                ("kept_at", models.DateTimeField(verbose_name="zurückgehalten am")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="entfallen am")),
                ("lane", _place("offices.lane", "Schalter")),
                ("service", _place("services.service", "Leistung")),
                ("site", _place("offices.site", "Standort")),
                ("unit", _place("offices.unit", "Einheit")),
            ],
            options={
                "verbose_name": "zurückgehaltener Platz",
                "verbose_name_plural": "zurückgehaltene Plätze",
                "indexes": [models.Index(fields=["service", "unit", "pool"], name="places_of_a_pool")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=Q(("ended_at", None)),
                        expressions=[("lane", "="), ("during", "&&")],
                        name="a_time_at_a_lane_is_kept_once",
                    ),
                    models.CheckConstraint(
                        condition=Q(("claim_until", None), ("claim__isnull", False), _connector="OR"),
                        name="a_place_is_held_for_somebody",
                    ),
                    models.CheckConstraint(
                        condition=Q(("pool__in", ["round", "waitlist", "same_day", "emergency"])),
                        name="a_pool_of_the_house",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnedTime",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name="Zeit")),
                ("at", models.DateTimeField(verbose_name="zurückgegeben am")),
                ("lane", _place("offices.lane", "Schalter")),
            ],
            options={
                "verbose_name": "zurückgegebene Zeit",
                "verbose_name_plural": "zurückgegebene Zeiten",
                "indexes": [models.Index(fields=["lane", "at"], name="returned_at_a_lane")],
            },
        ),
        Protect(
            "servicepoint_keptplace",
            select=EITHER,
            insert=f"{JOB} or ({OF_THE_UNIT})",
            update=f"{JOB} or ({OF_THE_UNIT})",
            columns=("pool", "claim", "claim_until", "ended_at"),
        ),
        Protect("servicepoint_returnedtime", select=EVERYBODY),
        GuardFunction(
            "servicepoint_end_closed(timestamptz)",
            END_CLOSED,
            arguments="servicepoint_end_closed(moment timestamptz)",
        ),
        GuardFunction(
            "servicepoint_let_go(uuid, uuid, text)",
            LET_GO,
            arguments="servicepoint_let_go(place uuid, whose uuid, to_pool text)",
        ),
        migrations.RunSQL(GUARDS, NO_GUARDS),
        NewBody(
            "servicepoint_taken(lanes int[], first timestamptz, last timestamptz, moment timestamptz)",
            TAKEN,
            before=WALLS.TAKEN,
        ),
    ]
