# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models

from kurzweg.walls.protection import EVERYBODY, JOB, AppendOnly, GuardFunction, Protect, as_guard

OF_THE_UNIT = """
    kurzweg_kind() = 'staff' and (
        unit_id = any ((select kurzweg_units())::int[]) or kurzweg_roles() && '{head_of_office,administrator}')
"""
# Whoever gives the last place of a day waits for whoever gives one before it.
BY_HAND = """
    create function allocation_check_by_hand() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    declare
        way allocation_way := allocation_way_on(
            new.service_id::int, new.unit_id::int, (new.at at time zone 'Europe/Berlin')::date);
    begin
        if not exists (
            select from servicepoint_keptplace k join servicepoint_appointment a on a.matter_id = k.claim
            where k.id = new.place_id and k.claim = new.matter_id and k.service_id = new.service_id
              and k.unit_id = new.unit_id and a.state in ('held', 'confirmed')
              and k.pool = case when new.reason = '' then 'same_day' else 'emergency' end
              and (lower(k.during) at time zone 'Europe/Berlin')::date = new.day
        ) then
            raise exception 'A place by hand comes out of its own pool.' using errcode = 'KW011';
        end if;
        if new.reason <> '' then
            perform pg_advisory_xact_lock(
                hashtextextended('emergency:' || new.service_id || ':' || new.unit_id || ':' || new.day, 54));
            if new.reason <> all (coalesce(way.emergency_reasons, '{}')) or way.emergencies_a_day <= (
                select count(*) from allocation_handedplace h
                where h.service_id = new.service_id and h.unit_id = new.unit_id and h.day = new.day and h.reason <> ''
            ) then
                raise exception 'No emergency more on this day, or none that is published.' using errcode = 'KW015';
            end if;
        end if;
        return new;
    end $$;
    alter function allocation_check_by_hand() owner to kurzweg_guard;
    create trigger check_by_hand before insert on allocation_handedplace
        for each row execute function allocation_check_by_hand();
"""
NO_BY_HAND = "drop trigger check_by_hand on allocation_handedplace;" + as_guard(
    "drop function allocation_check_by_hand()"
)
OF_OWN_UNIT = """
    kurzweg_kind() = 'staff' and a.fingerprint = of_person and a.ended_at is null
    and coalesce(r.unit_id, w.unit_id) = any (kurzweg_units()::int[])
"""
FIND = f"""
    returns table (application uuid, number int, of_what text) language sql stable as $$
        select a.id, a.number, coalesce(r.number, w.number)::text from allocation_application a
        left join allocation_round r on r.id = a.round_id left join allocation_waitlist w on w.id = a.waitlist_id
        where {OF_OWN_UNIT} order by a.applied_at $$
"""
RENEW = f"""
    returns boolean language sql as $$
        with renewed as (
            update allocation_application set key = new_key where id = (
                select a.id from allocation_application a
                left join allocation_round r on r.id = a.round_id
                left join allocation_waitlist w on w.id = a.waitlist_id
                where a.id = whose and {OF_OWN_UNIT})
            returning 1
        )
        select exists (select from renewed) $$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("allocation", "0003_round_walls"),
        ("matters", "0006_grants_when_clocks_differ"),
        ("offices", "0008_idle_lanes"),
        ("servicepoint", "0040_kept_places"),
        ("services", "0004_a_version_on_every_day"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HandedPlace",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("day", models.DateField(verbose_name="Tag")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("paper_ends", "Ein Papier läuft ab"),
                            ("work_at_risk", "Arbeit oder Ausbildung in Gefahr"),
                            ("money_stopped", "Leistungen gestoppt"),
                            ("urgent_travel", "Dringende Reise"),
                            ("danger", "Gefahr"),
                        ],
                        max_length=20,
                        verbose_name="Grund",
                    ),
                ),
                ("fingerprint", models.BinaryField(max_length=32, verbose_name="Prüfwert der Person")),
                ("at", models.DateTimeField(verbose_name="vergeben am")),
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
                    "matter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="matters.matter",
                        verbose_name="Anliegen",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="servicepoint.keptplace",
                        verbose_name="Platz",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="services.service",
                        verbose_name="Leistung",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.unit",
                        verbose_name="Einheit",
                    ),
                ),
            ],
            options={
                "verbose_name": "von Hand vergebener Platz",
                "verbose_name_plural": "von Hand vergebene Plätze",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("service", "unit", "day", "fingerprint"), name="one_place_by_hand_a_person_and_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SetAside",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="Tag")),
                ("same_day", models.SmallIntegerField(verbose_name="für Zeittickets")),
                ("emergencies", models.SmallIntegerField(verbose_name="für Notfälle")),
                ("at", models.DateTimeField(verbose_name="zurückgelegt am")),
                (
                    "way",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="days",
                        to="allocation.way",
                        verbose_name="Vergabeweg",
                    ),
                ),
            ],
            options={
                "verbose_name": "Rücklage",
                "verbose_name_plural": "Rücklagen",
                "constraints": [models.UniqueConstraint(fields=("way", "day"), name="a_day_is_set_aside_once")],
            },
        ),
        Protect("allocation_setaside", select=EVERYBODY, insert=JOB),
        AppendOnly("allocation_setaside"),
        Protect(
            "allocation_handedplace",
            select=f"{JOB} or ({OF_THE_UNIT})",
            insert=f"{JOB} or ({OF_THE_UNIT} and by_id = kurzweg_actor())",
        ),
        AppendOnly("allocation_handedplace"),
        migrations.RunSQL(BY_HAND, NO_BY_HAND),
        GuardFunction("allocation_find(bytea)", FIND, arguments="allocation_find(of_person bytea)"),
        GuardFunction(
            "allocation_renew_key(uuid, bytea, bytea)",
            RENEW,
            arguments="allocation_renew_key(whose uuid, of_person bytea, new_key bytea)",
        ),
    ]
