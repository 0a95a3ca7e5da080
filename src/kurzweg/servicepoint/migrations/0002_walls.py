# SPDX-License-Identifier: EUPL-1.2
"""Who sees a ticket, and which step may follow which: refused by the database, whatever the page showed."""

from django.db import migrations

from kurzweg.walls.protection import JOB, GuardFunction, Protect

STAFF = "(select kurzweg_kind()) = 'staff'"
OWN_UNIT = "unit_id = any ((select kurzweg_units())::int[])"
OWN_MATTER = "matter_id = (select kurzweg_matter())"
HOLDER = "(select kurzweg_kind()) = 'key'"
COMES_OR_GOES = "state in ('waiting', 'left') and lane_id is null"
WHERE_THE_MATTER_IS = """
    exists (select from matters_matter m
            where m.id = servicepoint_ticket.matter_id and m.unit_id = servicepoint_ticket.unit_id)
"""
ON_THE_BOARD = "(select kurzweg_kind()) = 'display' and state in ('called', 'serving')"

STEPS = """
    create function servicepoint_check_step() returns trigger language plpgsql as $$
    begin
        if new.state <> old.state and (old.state, new.state) not in (
            ('waiting', 'called'), ('waiting', 'left'), ('called', 'serving'), ('called', 'missed'),
            ('called', 'waiting'), ('serving', 'done'), ('serving', 'parked'), ('serving', 'waiting'),
            ('parked', 'called'), ('parked', 'waiting'), ('parked', 'left'), ('missed', 'waiting'), ('missed', 'left')
        ) then
            raise exception 'A visitor cannot go from % to %.', old.state, new.state using errcode = 'KW006';
        end if;
        return new;
    end $$;
    create trigger check_step before update of state on servicepoint_ticket
        for each row execute function servicepoint_check_step();
"""
PEOPLE_BEFORE = """
    returns int language sql stable as $$
        select count(*)::int from servicepoint_ticket mine
        join servicepoint_ticket other on other.unit_id = mine.unit_id and other.day = mine.day
             and other.state = 'waiting' and (other.due_at, other.entered_at, other.id) <
                                             (mine.due_at, mine.entered_at, mine.id)
        where mine.id = ticket $$
"""


class Migration(migrations.Migration):
    dependencies = [("servicepoint", "0001_initial"), ("matters", "0003_walls")]
    operations = [
        Protect(
            "servicepoint_ticket",
            select=f"{JOB} or {OWN_MATTER} or ({ON_THE_BOARD}) or ({STAFF} and {OWN_UNIT})",
            insert=f"{JOB} or (kurzweg_kind() in ('anonymous', 'staff') and {WHERE_THE_MATTER_IS})",
            update=f"{JOB} or ({HOLDER} and {OWN_MATTER}) or ({STAFF} and {OWN_UNIT})",
            becomes=f"{JOB} or ({HOLDER} and {OWN_MATTER} and {COMES_OR_GOES}) or ({STAFF} and {OWN_UNIT})",
            columns=("state", "lane_id", "called_at", "calls"),
        ),
        migrations.RunSQL(
            STEPS, "drop trigger check_step on servicepoint_ticket; drop function servicepoint_check_step()"
        ),
        GuardFunction(
            "servicepoint_people_before(uuid)",
            PEOPLE_BEFORE,
            arguments="servicepoint_people_before(ticket uuid)",
        ),
    ]
