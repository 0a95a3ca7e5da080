# SPDX-License-Identifier: EUPL-1.2
"""A visitor goes on to another queue of the same house: one row, and the database moves the ticket with it."""

import django.db.models.deletion
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models

from kurzweg.walls.protection import AppendOnly, Protect, as_guard

STAFF = "(select kurzweg_kind()) = 'staff'"
MINE = "any ((select kurzweg_units())::int[])"
# Where somebody came from may say more than the unit that receives them should know; only the giver reads it.
GIVER = f"from_unit_id = {MINE} and takes_back_id is null or unit_id = {MINE} and takes_back_id is not null"
MOVE = """
    create function servicepoint_move_ticket() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
        if kurzweg_kind() is distinct from 'staff' then
            raise exception 'Visitors are sent on by somebody.' using errcode = 'KW003';
        end if;
        if not exists (
            select from servicepoint_ticket t
            join offices_structure s on s.in_force @> t.day
            join offices_unitversion v on v.structure_id = s.id and v.unit_id = new.unit_id and v.site_id = t.site_id
            where t.id = new.ticket_id
        ) then
            raise exception 'Unit % receives nobody in the house of this ticket.', new.unit_id using errcode = 'KW009';
        end if;
        if new.takes_back_id is not null and not exists (
            select from servicepoint_transfer sent join servicepoint_ticket t on t.id = sent.ticket_id
            where sent.id = new.takes_back_id and sent.ticket_id = new.ticket_id and sent.takes_back_id is null
              and (sent.unit_id, sent.service_id) = (new.from_unit_id, new.from_service_id)
              and (sent.from_unit_id, sent.from_service_id) = (new.unit_id, new.service_id)
              and (t.called_at is null or t.called_at <= sent.at)
              and not exists (select from servicepoint_transfer later
                              where later.ticket_id = sent.ticket_id and (later.at, later.id) > (sent.at, sent.id))
        ) then
            raise exception 'Only the last transfer is taken back, and only until the call.' using errcode = 'KW006';
        end if;
        update servicepoint_ticket
        set state = 'waiting', lane_id = null, unit_id = new.unit_id, service_id = new.service_id
        where id = new.ticket_id and (unit_id, service_id) = (new.from_unit_id, new.from_service_id)
          and state = case when new.takes_back_id is null then 'serving' else 'waiting' end;
        if not found then
            raise exception 'This visitor is not there any more.' using errcode = 'KW006';
        end if;
        return new;
    end $$;
    alter function servicepoint_move_ticket() owner to kurzweg_guard;
    create trigger move_ticket before insert on servicepoint_transfer
        for each row execute function servicepoint_move_ticket();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0007_succession"),
        ("servicepoint", "0005_appointment_walls"),
        ("services", "0004_a_version_on_every_day"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Transfer",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(verbose_name="am")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="durch",
                    ),
                ),
                (
                    "from_service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="services.service",
                        verbose_name="war",
                    ),
                ),
                (
                    "from_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.unit",
                        verbose_name="von",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="services.service",
                        verbose_name="wegen",
                    ),
                ),
                (
                    "takes_back",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_back_by",
                        to="servicepoint.transfer",
                        verbose_name="nimmt zurück",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers",
                        to="servicepoint.ticket",
                        verbose_name="Wartenummer",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.unit",
                        verbose_name="an",
                    ),
                ),
            ],
            options={
                "verbose_name": "Weiterleitung",
                "verbose_name_plural": "Weiterleitungen",
                "indexes": [models.Index(fields=["ticket", "at"], name="the_way_of_a_ticket")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("takes_back", models.F("id")), _negated=True),
                        name="takes_back_another_transfer",
                    )
                ],
            },
        ),
        Protect(
            "servicepoint_transfer",
            select=f"(select kurzweg_kind()) = 'job' or ({STAFF} and ({GIVER}))",
            insert=f"{STAFF} and by_id = kurzweg_actor() and ({GIVER})",
        ),
        AppendOnly("servicepoint_transfer", is_referenced=True),
        migrations.RunSQL(
            MOVE,
            "drop trigger move_ticket on servicepoint_transfer;" + as_guard("drop function servicepoint_move_ticket()"),
        ),
    ]
