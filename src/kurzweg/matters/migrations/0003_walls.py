# SPDX-License-Identifier: EUPL-1.2
"""Who sees a matter, who can move it, and who was responsible when: the database knows, whatever the code does."""

from django.db import migrations

from kurzweg.walls.protection import JOB, AppendOnly, GuardFunction, Protect

STAFF = "(select kurzweg_kind()) = 'staff'"
INSIDE = "(unit_id || '/' || compartment) = any ((select kurzweg_rooms())::text[])"
GRANTED = "id = any ((select accounts_granted('matter'))::uuid[])"
OWN = "id = (select kurzweg_matter())"
SEE = f"{JOB} or {OWN} or ({STAFF} and ({INSIDE} or {GRANTED}))"
OF_A_VISIBLE_MATTER = "exists (select from matters_matter m where m.id = matter_id)"
OWN_MATTER = "matter_id = (select kurzweg_matter())"
EITHER_SIDE = f"{STAFF} and (from_unit_id = any ((select kurzweg_units())::int[]) or to_unit_id = any ((select kurzweg_units())::int[]))"
UNANSWERED = "accepted_at is null and declined_at is null and withdrawn_at is null"
RECEIVER = "to_unit_id = any ((select kurzweg_units())::int[])"
GIVER = "from_unit_id = any ((select kurzweg_units())::int[])"
ANSWERED_BY_THE_RIGHT_SIDE = (
    f"((accepted_at is null and declined_at is null) or {RECEIVER})"
    f" and (withdrawn_at is null or {GIVER})"
    " and kurzweg_actor() = coalesce(accepted_by_id, declined_by_id, withdrawn_by_id)"
)
GIVING_SIDE = f"{STAFF} and from_unit_id = any ((select kurzweg_units())::int[]) and offered_by_id = kurzweg_actor()"

KEEP_HISTORY = """
    create function matters_keep_history() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
        if tg_op = 'UPDATE' then
            if new.unit_id = old.unit_id then
                return null;
            end if;
            update matters_responsibleperiod set during = tstzrange(lower(during), new.unit_since)
            where matter_id = new.id and upper(during) is null;
        end if;
        insert into matters_responsibleperiod (matter_id, unit_id, during)
        values (new.id, new.unit_id, tstzrange(new.unit_since, null));
        return null;
    end $$;
    alter function matters_keep_history() owner to kurzweg_guard;
    create trigger keep_history after insert or update of unit_id on matters_matter
        for each row execute function matters_keep_history();
"""
MOVE_BY_HANDOVER = """
    create function matters_move_by_handover() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
        if new.unit_id <> old.unit_id and kurzweg_kind() is distinct from 'job' and not exists (
            select from matters_handover
            where matter_id = new.id and from_unit_id = old.unit_id and to_unit_id = new.unit_id
              and accepted_at = new.unit_since
        ) then
            raise exception 'Matter % changes its unit only by an accepted handover.', new.number
                using errcode = 'KW005', hint = 'Offer it to the other unit.';
        end if;
        return new;
    end $$;
    alter function matters_move_by_handover() owner to kurzweg_guard;
    create trigger move_by_handover before update of unit_id on matters_matter
        for each row execute function matters_move_by_handover();
"""
BEHIND_KEY = """
    returns uuid language sql stable as $$
        select matter_id from matters_matterkey
        where hash = prove and revoked_at is null and expires_at > statement_timestamp() $$
"""
SEES = """
    create function matters_sees(log_id bigint) returns boolean language sql stable as $$
        select exists (select from matters_matter where id = log_ext_id(log_id)) $$;
    create policy see_own_matters on log_event for select to kurzweg_app
        using ((select kurzweg_kind()) in ('staff', 'key') and matter_id is not null and matters_sees(matter_id));
"""


class Migration(migrations.Migration):
    dependencies = [("matters", "0002_initial"), ("accounts", "0003_walls"), ("people", "0002_walls")]
    operations = [
        Protect(
            "matters_matter",
            select=SEE,
            insert=f"{JOB} or {OWN} or ({STAFF} and {INSIDE})",
            update=SEE,
            columns=("unit_id", "unit_since", "person_id"),
        ),
        Protect(
            "matters_matterfact",
            select=f"{JOB} or {OF_A_VISIBLE_MATTER}",
            insert=f"{JOB} or {OF_A_VISIBLE_MATTER}",
        ),
        AppendOnly("matters_matterfact"),
        Protect("matters_responsibleperiod", select=f"{JOB} or {OF_A_VISIBLE_MATTER}"),
        migrations.RunSQL(KEEP_HISTORY, "drop trigger keep_history on matters_matter"),
        Protect(
            "matters_settlement",
            select=f"{JOB} or {OF_A_VISIBLE_MATTER}",
            insert=f"{JOB} or ({STAFF} and {OF_A_VISIBLE_MATTER})",
        ),
        AppendOnly("matters_settlement"),
        Protect(
            "matters_handover",
            select=f"{JOB} or ({EITHER_SIDE})",
            insert=f"{JOB} or ({GIVING_SIDE} and {OF_A_VISIBLE_MATTER})",
            update=f"{UNANSWERED} and ({JOB} or ({EITHER_SIDE}))",
            becomes=f"{JOB} or ({STAFF} and {ANSWERED_BY_THE_RIGHT_SIDE})",
            columns=(
                "accepted_by_id",
                "accepted_at",
                "declined_by_id",
                "declined_at",
                "decline_reason",
                "decline_note",
                "withdrawn_by_id",
                "withdrawn_at",
            ),
        ),
        migrations.RunSQL(MOVE_BY_HANDOVER, "drop trigger move_by_handover on matters_matter"),
        Protect(
            "matters_matterkey",
            select=f"{JOB} or ({STAFF} and {OF_A_VISIBLE_MATTER})",
            insert=f"{JOB} or {OWN_MATTER} or ({STAFF} and {OF_A_VISIBLE_MATTER})",
            update=f"{JOB} or ({STAFF} and {OF_A_VISIBLE_MATTER})",
            columns=("revoked_at",),
        ),
        GuardFunction("matters_behind_key(bytea)", BEHIND_KEY, arguments="matters_behind_key(prove bytea)"),
        migrations.RunSQL(SEES, "drop policy see_own_matters on log_event; drop function matters_sees(bigint)"),
    ]
