# SPDX-License-Identifier: EUPL-1.2
"""Who sees a matter, who can move it, and who was responsible when: the database knows, whatever the code does."""

from django.db import migrations

from kurzweg.walls.protection import JOB, AppendOnly, GuardFunction, Protect

STAFF = "(select kurzweg_kind()) = 'staff'"
INSIDE = "(unit_id || '/' || compartment) = any ((select kurzweg_rooms())::text[])"
GRANTED = "id = any ((select accounts_granted('matter'))::uuid[])"
OWN = "id = (select kurzweg_matter())"
CHANGE = f"{JOB} or ({STAFF} and ({INSIDE} or {GRANTED}))"
SEE = f"{JOB} or {OWN} or ({STAFF} and ({INSIDE} or {GRANTED}))"
OF_A_VISIBLE_MATTER = "exists (select from matters_matter m where m.id = matter_id)"
UNANSWERED = "accepted_at is null and declined_at is null and withdrawn_at is null"
OF_A_MATTER_WITH_US = (
    "exists (select from matters_matter m where m.id = matter_id and m.unit_id = any ((select kurzweg_units())::int[]))"
)
TRUE_OFFER = f"""
    {UNANSWERED} and exists (
        select from matters_matter m
        where m.id = matters_handover.matter_id and m.unit_id = matters_handover.from_unit_id
          and m.number = matters_handover.number and m.service_id = matters_handover.service_id
          and m.compartment = matters_handover.compartment)
"""
OWN_MATTER = "matter_id = (select kurzweg_matter())"
EITHER_SIDE = f"{STAFF} and (from_unit_id = any ((select kurzweg_units())::int[]) or to_unit_id = any ((select kurzweg_units())::int[]))"
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
            -- Whoever has handed a matter on sees it no longer by the handover that brought it.
            update accounts_grant set ends_at = new.unit_since
            where subject = 'matter' and subject_key = new.id and unit_id = old.unit_id and ends_at is null;
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
        if new.unit_id = old.unit_id and new.unit_since <> old.unit_since then
            raise exception 'Since when a unit is responsible for % follows from the handover.', new.number
                using errcode = 'KW005';
        end if;
        if new.person_id is distinct from old.person_id and (
            old.person_id is not null or (kurzweg_kind() <> 'job' and old.unit_id <> all (kurzweg_units()))
        ) then
            raise exception 'Whose matter % is was said once, by the responsible unit.', new.number
                using errcode = 'KW005', hint = 'Open a new matter for the other person.';
        end if;
        return new;
    end $$;
    alter function matters_move_by_handover() owner to kurzweg_guard;
    create trigger move_by_handover before update on matters_matter
        for each row execute function matters_move_by_handover();
"""
GRANT_BY_HANDOVER = """
    create function matters_grant_by_handover() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
        if kurzweg_kind() is distinct from 'job' and not exists (
            select from matters_handover
            where new.subject = 'matter' and new.ground = 'handover' and matter_id = new.subject_key
              and to_unit_id = new.unit_id and accepted_by_id = kurzweg_actor() and accepted_at = new.starts_at
        ) then
            raise exception 'Sight of a matter is given by an accepted handover and by nothing else.'
                using errcode = 'KW007';
        end if;
        return new;
    end $$;
    alter function matters_grant_by_handover() owner to kurzweg_guard;
    create trigger by_handover before insert on accounts_grant
        for each row execute function matters_grant_by_handover();
"""
BEHIND_KEY = """
    returns uuid language sql stable as $$
        select matter_id from matters_matterkey
        where hash = prove and revoked_at is null and expires_at > statement_timestamp() $$
"""
# The guard sees every matter; so the wall stands in the function itself, and it says yes or no, never which.
SEES = """
    returns boolean language sql stable as $$
        select exists (
            select from log_object_link l join matters_matter m on m.id = l.ext_id
            where l.object_id = log_id and (
                m.id = kurzweg_matter() or (kurzweg_kind() = 'staff' and (
                    (m.unit_id || '/' || m.compartment) = any (kurzweg_rooms())
                    or m.id = any (accounts_granted('matter')))))) $$
"""
SEE_IN_THE_LOG = """
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
            update=CHANGE,
            columns=("unit_id", "unit_since", "person_id"),
        ),
        Protect(
            "matters_matterfact",
            select=f"{JOB} or {OF_A_VISIBLE_MATTER}",
            insert=f"{JOB} or (kurzweg_kind() in ('anonymous', 'staff') and {OF_A_VISIBLE_MATTER})",
        ),
        AppendOnly("matters_matterfact"),
        Protect("matters_responsibleperiod", select=f"{JOB} or {OF_A_VISIBLE_MATTER}"),
        migrations.RunSQL(KEEP_HISTORY, "drop trigger keep_history on matters_matter"),
        Protect(
            "matters_settlement",
            select=f"{JOB} or {OF_A_VISIBLE_MATTER}",
            insert=f"{JOB} or ({STAFF} and by_id = kurzweg_actor() and {OF_A_MATTER_WITH_US})",
        ),
        AppendOnly("matters_settlement"),
        Protect(
            "matters_handover",
            select=f"{JOB} or ({EITHER_SIDE})",
            insert=f"{JOB} or ({GIVING_SIDE} and {TRUE_OFFER})",
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
            insert=f"{JOB} or (kurzweg_kind() = 'anonymous' and {OWN_MATTER}) or ({STAFF} and {OF_A_VISIBLE_MATTER})",
            update=f"{JOB} or ({STAFF} and {OF_A_VISIBLE_MATTER})",
            columns=("revoked_at",),
        ),
        GuardFunction("matters_behind_key(bytea)", BEHIND_KEY, arguments="matters_behind_key(prove bytea)"),
        GuardFunction("matters_sees(bigint)", SEES, arguments="matters_sees(log_id bigint)"),
        migrations.RunSQL(SEE_IN_THE_LOG, "drop policy see_own_matters on log_event"),
        migrations.RunSQL(
            GRANT_BY_HANDOVER,
            "drop trigger by_handover on accounts_grant; set local role kurzweg_guard;"
            " drop function matters_grant_by_handover(); reset role",
        ),
    ]
