# SPDX-License-Identifier: EUPL-1.2
"""How places are given; and where they are scarce, nobody books freely what another has given back."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

import kurzweg.walls.keys
from kurzweg.walls.protection import EVERYBODY, JOB, AppendOnly, GuardFunction, Protect, as_guard

KINDS = """
    WaySet RoundAnnounced ApplicationMade ApplicationWithdrawn OfferAccepted OfferDeclined OfferLapsed WaitlistJoined
    TimeTicketGiven EmergencyPlaceGiven PlaceKept PlaceLapsed
""".split()
FIRST = 140
ROWS = ", ".join(f"({number}, '{name}')" for number, name in enumerate(KINDS, FIRST))
HEADS = """
    kurzweg_kind() = 'staff' and by_id = kurzweg_actor() and (
        kurzweg_roles() && '{head_of_office,administrator}'
        or (kurzweg_roles() && '{head_of_unit,deputy}' and unit_id = any ((select kurzweg_units())::int[])))
"""
NOT_FOR_YESTERDAY = """
    alter table allocation_way add constraint a_way_begins_today_or_later
        check (from_day >= (set_at at time zone 'Europe/Berlin')::date)
"""
WAY_ON = """
    returns allocation_way language sql stable as $$
        select * from allocation_way
        where service_id = of_service and unit_id = in_unit and from_day <= on_day
        order by from_day desc, set_at desc, id desc limit 1 $$
"""
DAY = "(new.changed_at at time zone 'Europe/Berlin')::date"
# Whoever works here may move an appointment anywhere; everybody else takes what is kept for them, or, where the first
# to come chooses, a time that nobody has given back. Once taken, a scarce place is kept, whatever becomes of it.
GIVING = f"""
    create function allocation_check_giving() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    declare
        way allocation_way := allocation_way_on(new.service_id::int, new.unit_id::int, {DAY});
    begin
        if way.id is null or way.kind = 'open' or exists (
            select from servicepoint_keptplace k where k.ended_at is null and k.lane_id = new.lane_id
            and k.claim = new.matter_id and k.during @> new.during
        ) then
            return new;
        end if;
        if not (tg_op = 'UPDATE' and kurzweg_kind() in ('staff', 'job')) then
            if way.kind <> 'first_come' or exists (
                select from servicepoint_returnedtime r
                where r.lane_id = new.lane_id and r.during && new.during
            ) then
                raise exception 'These places are not chosen freely.' using errcode = 'KW012';
            end if;
        end if;
        insert into servicepoint_keptplace
            (id, service_id, site_id, unit_id, lane_id, during, pool, claim, kept_at)
        values (gen_random_uuid(), new.service_id, new.site_id, new.unit_id, new.lane_id, new.during,
                way.returns_to, new.matter_id, new.changed_at)
        on conflict do nothing;
        return new;
    end $$;
    alter function allocation_check_giving() owner to kurzweg_guard;
    create trigger check_giving before insert or update of during, lane_id on servicepoint_appointment
        for each row execute function allocation_check_giving();

    -- Booked before the way began, given back after it: from then on it is kept as the others are.
    create function allocation_keep_returned() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    declare
        way allocation_way := allocation_way_on(old.service_id::int, old.unit_id::int, {DAY});
    begin
        if old.state in ('held', 'confirmed') and lower(old.during) > new.changed_at and way.kind <> 'open' and (
            new.state in ('cancelled', 'expired') or (new.lane_id, new.during) is distinct from (old.lane_id, old.during)
        ) and not exists (
            select from servicepoint_keptplace k
            where k.ended_at is null and k.lane_id = old.lane_id and k.during && old.during
        ) and not exists (
            select from servicepoint_appointment a where a.state in ('held', 'confirmed', 'checked_in')
            and a.lane_id = old.lane_id and a.during && old.during
        ) and servicepoint_receives(old.lane_id::int, old.unit_id::int, old.site_id::int, old.during) then
            insert into servicepoint_keptplace (id, service_id, site_id, unit_id, lane_id, during, pool, kept_at)
            values (gen_random_uuid(), old.service_id, old.site_id, old.unit_id, old.lane_id, old.during,
                    way.returns_to, new.changed_at);
        end if;
        -- What was drawn or waited for goes where the way says by now; a place of the day stays one of the day.
        if old.state in ('held', 'confirmed') and way.kind <> 'open' then
            update servicepoint_keptplace set pool = way.returns_to
            where ended_at is null and claim is null and lane_id = old.lane_id and during && old.during
              and pool in ('round', 'waitlist') and pool <> way.returns_to;
        end if;
        return null;
    end $$;
    alter function allocation_keep_returned() owner to kurzweg_guard;
    create trigger keep_returned after update of during, lane_id, state on servicepoint_appointment
        for each row execute function allocation_keep_returned();
"""
NO_GIVING = (
    "drop trigger keep_returned on servicepoint_appointment; drop trigger check_giving on servicepoint_appointment;"
    + as_guard("drop function allocation_keep_returned(); drop function allocation_check_giving()")
)


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("servicepoint", "0040_kept_places"),
        ("services", "0004_a_version_on_every_day"),
        ("offices", "0008_idle_lanes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="Way",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("open", "Jede freie Zeit steht allen offen"),
                            ("first_come", "Wer zuerst kommt"),
                            ("draw", "Verlosung"),
                            ("waitlist", "Warteliste"),
                            ("same_day", "Zeitticket am selben Tag"),
                        ],
                        max_length=10,
                        verbose_name="Weg",
                    ),
                ),
                ("from_day", models.DateField(verbose_name="gilt ab")),
                (
                    "returns_to",
                    models.CharField(
                        choices=[
                            ("round", "Verlosung"),
                            ("waitlist", "Warteliste"),
                            ("same_day", "Zeittickets am selben Tag"),
                            ("emergency", "Notfälle"),
                        ],
                        max_length=10,
                        verbose_name="zurückgegebene Plätze gehen an",
                    ),
                ),
                (
                    "same_day_percent",
                    models.SmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(50)],
                        verbose_name="Anteil am selben Tag",
                    ),
                ),
                (
                    "emergencies_a_day",
                    models.SmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="Notfallplätze am Tag",
                    ),
                ),
                (
                    "emergency_reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("paper_ends", "Ein Papier läuft ab"),
                                ("work_at_risk", "Arbeit oder Ausbildung in Gefahr"),
                                ("money_stopped", "Leistungen gestoppt"),
                                ("urgent_travel", "Dringende Reise"),
                                ("danger", "Gefahr"),
                            ],
                            max_length=20,
                        ),
                        default=list,
                        size=None,
                        verbose_name="was ein Notfall ist",
                    ),
                ),
                ("offer_hours", models.SmallIntegerField(verbose_name="Öffnungsstunden, die ein Angebot gilt")),
                (
                    "confirm_hours",
                    models.SmallIntegerField(verbose_name="Stunden, die ein verloster Platz gehalten wird"),
                ),
                ("set_at", models.DateTimeField(verbose_name="festgelegt am")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="durch",
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
                "verbose_name": "Vergabeweg",
                "verbose_name_plural": "Vergabewege",
                "indexes": [models.Index(fields=["service", "unit", "from_day"], name="ways_of_a_service")],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(("kind__in", ["open", "first_come", "draw", "waitlist", "same_day"])),
                        name="a_way_of_the_house",
                    ),
                    models.CheckConstraint(
                        condition=Q(("returns_to__in", ["round", "waitlist", "same_day"])),
                        name="what_comes_back_goes_to_a_pool",
                    ),
                    models.CheckConstraint(
                        condition=Q(
                            ("confirm_hours__range", (1, 96)),
                            ("emergencies_a_day__range", (0, 100)),
                            ("offer_hours__range", (1, 40)),
                            ("same_day_percent__range", (0, 50)),
                        ),
                        name="a_way_keeps_its_bounds",
                    ),
                    models.CheckConstraint(
                        condition=Q(
                            Q(("emergencies_a_day", 0), ("emergency_reasons", [])),
                            Q(("emergencies_a_day__gt", 0), Q(("emergency_reasons", []), _negated=True)),
                            _connector="OR",
                        ),
                        name="emergencies_have_criteria",
                    ),
                ],
            },
        ),
        migrations.RunSQL(NOT_FOR_YESTERDAY, "alter table allocation_way drop constraint a_way_begins_today_or_later"),
        Protect("allocation_way", select=EVERYBODY, insert=f"{JOB} or ({HEADS})"),
        AppendOnly("allocation_way", is_referenced=True),
        GuardFunction(
            "allocation_way_on(int, int, date)",
            WAY_ON,
            arguments="allocation_way_on(of_service int, in_unit int, on_day date)",
            inner=True,
        ),
        migrations.RunSQL(GIVING, NO_GIVING),
        migrations.RunSQL(
            as_guard(f"insert into log_activity values {ROWS} on conflict do nothing"), migrations.RunSQL.noop
        ),
    ]
