# SPDX-License-Identifier: EUPL-1.2
"""The steps of a ticket come from the one table of the engine, and a visitor's phone says only what is a visitor's.

Whoever changes that table writes this trigger anew in a migration; `tests/servicepoint` compares the two.
"""

from importlib import import_module

from django.db import migrations, models

from kurzweg.engine.calling import BEGINNING, RETURNED, STEPS
from kurzweg.walls.protection import APP, NewPolicy, as_guard

WALLS = import_module("kurzweg.servicepoint.migrations.0002_walls")
ALLOWED = ", ".join(f"('{before}', '{after}')" for before, after in STEPS if before not in (BEGINNING, after))
CHECK = f"""
    create or replace function servicepoint_check_step() returns trigger language plpgsql as $$
    begin
        if new.state <> old.state and (old.state, new.state) not in ({ALLOWED}) then
            raise exception 'A visitor cannot go from % to %.', old.state, new.state using errcode = 'KW006';
        end if;
        if kurzweg_kind() = 'key' and (
            (new.lane_id, new.called_at, new.calls, new.recalls, new.prioritised_at)
                is distinct from (old.lane_id, old.called_at, old.calls, old.recalls, old.prioritised_at)
            or (new.state <> old.state and (
                new.state not in ('waiting', 'left') or old.state not in ('waiting', 'parked', 'missed')))
            or (new.override <> old.override and not (
                old.state = 'parked' and new.state = 'waiting' and new.override = {RETURNED}))
        ) then
            raise exception 'A visitor says where they are; who is called when is said at the counter.'
                using errcode = 'KW006';
        end if;
        return new;
    end $$;
    drop trigger check_step on servicepoint_ticket;
    create trigger check_step before update on servicepoint_ticket
        for each row execute function servicepoint_check_step();
"""
BEFORE = f"""
    drop trigger check_step on servicepoint_ticket; drop function servicepoint_check_step();
    {WALLS.STEPS}
"""
COLUMNS = "recalls, coming_until, away_until, override, prioritised_at"
OF_HOLDER = f"({WALLS.HOLDER} and {WALLS.OWN_MATTER}"
OF_STAFF = f"({WALLS.STAFF} and {WALLS.OWN_UNIT})"
CHANGE = f"{WALLS.JOB} or {OF_HOLDER}) or {OF_STAFF}"
BECAME = f"{WALLS.JOB} or {OF_HOLDER} and {WALLS.COMES_OR_GOES}) or {OF_STAFF}"
BECOMES = f"{WALLS.JOB} or {OF_HOLDER} and (state = 'called' or {WALLS.COMES_OR_GOES})) or {OF_STAFF}"
KINDS = """(90, 'TicketCancelled'), (91, 'WayAnnounced'), (92, 'ReturnAnnounced'), (93, 'TicketPrioritised'),
    (94, 'PriorityWithdrawn'), (95, 'NoticeGiven'), (96, 'NoticeLifted'), (97, 'HelpCalled'), (98, 'HelpAcknowledged')
"""


class Migration(migrations.Migration):
    dependencies = [
        ("matters", "0006_grants_when_clocks_differ"),
        ("offices", "0007_succession"),
        ("events", "0006_past_of_a_demo"),
        ("servicepoint", "0010_transfer"),
        ("services", "0004_a_version_on_every_day"),
    ]

    operations = [
        migrations.AddField(
            model_name="ticket",
            name="away_until",
            field=models.DateTimeField(null=True, verbose_name="kommt wieder um"),
        ),
        migrations.AddField(
            model_name="ticket",
            name="coming_until",
            field=models.DateTimeField(null=True, verbose_name="unterwegs bis"),
        ),
        migrations.AddField(
            model_name="ticket",
            name="override",
            field=models.SmallIntegerField(db_default=0, default=0, verbose_name="Vorrang"),
        ),
        migrations.AddField(
            model_name="ticket",
            name="prioritised_at",
            field=models.DateTimeField(null=True, verbose_name="vorgezogen am"),
        ),
        migrations.AddField(
            model_name="ticket",
            name="recalls",
            field=models.SmallIntegerField(
                db_default=0, default=0, verbose_name="davon wiederholt, seit dem letzten ersten"
            ),
        ),
        migrations.AlterField(
            model_name="ticket",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "wartet"),
                    ("called", "aufgerufen"),
                    ("serving", "wird bedient"),
                    ("parked", "geparkt"),
                    ("missed", "nicht gekommen"),
                    ("done", "fertig"),
                    ("left", "gegangen"),
                    ("cancelled", "gestrichen"),
                ],
                default="waiting",
                max_length=10,
                verbose_name="Stand",
            ),
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["waiting", "called", "serving", "parked", "missed", "done", "left", "cancelled"])
                ),
                name="a_state_of_the_table",
            ),
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.CheckConstraint(
                condition=models.Q(("override__range", (0, 4))), name="an_override_of_the_policy"
            ),
        ),
        migrations.RunSQL(
            f"grant update ({COLUMNS}) on servicepoint_ticket to {APP}",
            f"revoke update ({COLUMNS}) on servicepoint_ticket from {APP}",
        ),
        migrations.RunSQL(CHECK, BEFORE),
        NewPolicy("servicepoint_ticket", "change", "update", using=CHANGE, check=BECOMES, before=(CHANGE, BECAME)),
        migrations.RunSQL(
            as_guard(f"insert into log_activity values {KINDS} on conflict do nothing"), migrations.RunSQL.noop
        ),
    ]
