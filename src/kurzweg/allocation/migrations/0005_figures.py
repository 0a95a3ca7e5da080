# SPDX-License-Identifier: EUPL-1.2
"""Figures about scarce places for everybody: counts and a median, and no row about anybody."""

from django.db import migrations

from kurzweg.walls.protection import GuardFunction

# Waiting is counted from the application to the day of the appointment that came of it, in whole days of the office.
FIGURES = """
    returns table (drawn int, waited int, same_day int, emergencies int, chosen int, returned int, median_days int,
                   counted int) language sql stable as $$
        with taken as (
            select a.id, a.round_id, a.applied_at, lower(k.during) as starts
            from allocation_offer o join allocation_application a on a.id = o.application_id
            join servicepoint_keptplace k on k.id = o.place_id
            where o.answer = 'accepted' and o.answered_at >= since and k.service_id = of_service
              and k.unit_id = in_unit
        ), handed as (
            select reason from allocation_handedplace
            where service_id = of_service and unit_id = in_unit and at >= since
        ), booked as (
            select p.state, p.matter_id from servicepoint_appointment p
            where p.service_id = of_service and p.unit_id = in_unit and p.changed_at >= since
        ), waits as (
            select (starts at time zone 'Europe/Berlin')::date - (applied_at at time zone 'Europe/Berlin')::date as days
            from taken
        )
        select (select count(*) from taken where round_id is not null)::int,
               (select count(*) from taken where round_id is null)::int,
               (select count(*) from handed where reason = '')::int,
               (select count(*) from handed where reason <> '')::int,
               (select count(*) from booked b where b.state in ('confirmed', 'checked_in', 'served', 'missed')
                and not exists (select from allocation_application a where a.id = b.matter_id)
                and not exists (select from allocation_handedplace h where h.matter_id = b.matter_id))::int,
               (select count(*) from servicepoint_returnedtime r
                join servicepoint_keptplace k on k.lane_id = r.lane_id and k.during = r.during
                where k.service_id = of_service and k.unit_id = in_unit and r.at >= since)::int,
               (select percentile_disc(0.5) within group (order by days) from waits)::int,
               (select count(*) from waits)::int
        where kurzweg_kind() in ('staff', 'key', 'job', 'anonymous') $$
"""


class Migration(migrations.Migration):
    dependencies = [("allocation", "0004_by_hand")]
    operations = [
        GuardFunction(
            "allocation_figures(int, int, timestamptz)",
            FIGURES,
            arguments="allocation_figures(of_service int, in_unit int, since timestamptz)",
        ),
    ]
