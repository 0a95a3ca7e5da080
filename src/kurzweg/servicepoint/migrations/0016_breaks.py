# SPDX-License-Identifier: EUPL-1.2
"""Breaks at a lane: nobody is called to a lane whose clerk rests, and nobody rests while a visitor stands there."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import kurzweg.walls.keys
from datetime import timedelta
from kurzweg.walls.protection import JOB, STAFF_OR_JOB, Protect

LONGEST = timedelta(hours=2)
OWN_LANE = """kurzweg_kind() = 'staff' and exists (
    select from offices_laneshift s join offices_lane l on l.id = s.lane_id
    where s.id = shift_id and l.unit_id = any ((select kurzweg_units())::int[]))"""
# Both sides take the same lock of the lane first: whoever comes second sees what the first has written.
GUARDS = """
    create function servicepoint_check_break() returns trigger language plpgsql as $$
    declare
        here smallint := (select lane_id from offices_laneshift where id = new.shift_id);
    begin
        perform pg_advisory_xact_lock(hashtext('break at a lane'), here);
        if exists (select from servicepoint_ticket t where t.lane_id = here) then
            raise exception 'Nobody rests while a visitor stands at the lane.' using errcode = 'KW006';
        end if;
        return new;
    end $$;
    create trigger check_break before insert on servicepoint_lanebreak
        for each row execute function servicepoint_check_break();
    create function servicepoint_check_rest() returns trigger language plpgsql as $$
    begin
        perform pg_advisory_xact_lock(hashtext('break at a lane'), new.lane_id);
        if exists (
            select from servicepoint_lanebreak b join offices_laneshift s on s.id = b.shift_id
            where s.lane_id = new.lane_id and s.closed_at is null and b.ended_at is null
        ) then
            raise exception 'Nobody is called to a lane whose clerk rests.' using errcode = 'KW006';
        end if;
        return new;
    end $$;
    create trigger check_rest before update on servicepoint_ticket
        for each row when (new.lane_id is not null and new.lane_id is distinct from old.lane_id)
        execute function servicepoint_check_rest();
"""
NO_GUARDS = """
    drop trigger check_rest on servicepoint_ticket; drop function servicepoint_check_rest();
    drop trigger check_break on servicepoint_lanebreak; drop function servicepoint_check_break();
"""


class Migration(migrations.Migration):
    dependencies = [("offices", "0008_idle_lanes"), ("servicepoint", "0012_notices_and_calls_for_help")]
    operations = [
        migrations.CreateModel(
            name="LaneBreak",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("began_at", models.DateTimeField(verbose_name="begonnen am")),
                ("until", models.DateTimeField(verbose_name="angesagt bis")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="beendet am")),
                (
                    "shift",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaks",
                        to="offices.laneshift",
                        verbose_name="Schalterdienst",
                    ),
                ),
            ],
            options={
                "verbose_name": "Pause",
                "verbose_name_plural": "Pausen",
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(("ended_at", None)), fields=("shift",), name="one_break_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=Q(("until__gt", F("began_at")), ("until__lte", F("began_at") + LONGEST)),
                        name="a_break_is_announced_for_two_hours_at_most",
                    ),
                    models.CheckConstraint(
                        condition=Q(("ended_at", None), ("ended_at__gte", F("began_at")), _connector="OR"),
                        name="a_break_ends_after_it_began",
                    ),
                ],
            },
        ),
        Protect(
            "servicepoint_lanebreak",
            select=STAFF_OR_JOB,
            insert=f"{JOB} or ({OWN_LANE})",
            update=f"{JOB} or ({OWN_LANE})",
            columns=("ended_at",),
        ),
        migrations.RunSQL(GUARDS, NO_GUARDS),
    ]
