# SPDX-License-Identifier: EUPL-1.2
"""Who lets whom look: refused by the database where law, owner or proof is missing, whatever the page showed."""

from importlib import import_module

from django.db import migrations

from kurzweg.walls.protection import GuardFunction, NewPolicy, Protect, as_guard

MATTERS = import_module("kurzweg.matters.migrations.0003_walls")

JOB = "(select kurzweg_kind()) = 'job'"
STAFF = "(select kurzweg_kind()) = 'staff'"
MINE = "any ((select kurzweg_units())::int[])"
GUARDIAN = f"{STAFF} and kurzweg_roles() && '{{data_protection,head_of_office}}'"
DATA_PROTECTION = "'data_protection' = any (kurzweg_roles())"
UNANSWERED = "accepted_at is null and declined_at is null and withdrawn_at is null"
EITHER_SIDE = f"{STAFF} and (from_unit_id = {MINE} or to_unit_id = {MINE})"
ASKING = f"{STAFF} and from_unit_id = {MINE} and offered_by_id = kurzweg_actor() and {UNANSWERED}"
BY_THE_RIGHT_SIDE = f"""{STAFF} and ((accepted_at is null and declined_at is null) or to_unit_id = {MINE})
    and (withdrawn_at is null or from_unit_id = {MINE})
    and kurzweg_actor() = coalesce(accepted_by_id, declined_by_id, withdrawn_by_id)"""
ANSWER = (
    "accepted_by_id", "accepted_at", "declined_by_id", "declined_at", "decline_reason", "decline_note",
    "withdrawn_by_id", "withdrawn_at",
)  # fmt: skip
OF_US = """
    matter_id is not null and exists (
        select from matters_matter m
        where m.id = matter_id and m.unit_id = from_unit_id and m.number = sharing_participation.number
          and m.compartment = sharing_participation.compartment)
    or case_id is not null and sharing_participation.compartment = 'allgemein' and exists (
        select from cases_case c
        where c.id = case_id and c.opened_in_id = from_unit_id and c.number = sharing_participation.number)
"""
LAWFUL = (
    "sharing_may_disclose(permission_id, compartment, to_unit_id, fields)"
    " and sharing_may_say(permission_id, purpose, array[compartment]::text[], to_unit_id)"
)
KNOWN_THERE = (
    "to_unit_id in (select matters_known_elsewhere(person_id))"
    " and sharing_may_say(permission_id, purpose, kurzweg_compartments(), to_unit_id)"
)

# The one question of law: may something out of this compartment be shown to that unit, by this paragraph?
# Without one only inside the same compartment, or out of compartments that the law does not close by itself.
MAY_DISCLOSE = """
    returns boolean language sql stable as $$
        with standing as (
            select v.compartments from offices_unitversion v join offices_structure s on s.id = v.structure_id
            where v.unit_id = receiver and s.in_force @> (statement_timestamp() at time zone 'Europe/Berlin')::date
        )
        select kurzweg_kind() in ('staff', 'job') and case when paragraph is null then
            out_of in (select unnest(compartments) from standing)
            or out_of not in ('jugend', 'gesundheit', 'beratung', 'sgb')
        else exists (
            select from accounts_disclosurepermission p, standing
            where p.id = paragraph and p.use = 'disclosure' and out_of = any (p.sources)
              and p.targets && standing.compartments and wanted <@ p.fields
              and p.valid @> (statement_timestamp() at time zone 'Europe/Berlin')::date
        ) end $$
"""
# A paragraph brings its purpose along. Own words are not written from social compartments to the Ausländerbehörde.
MAY_SAY = """
    returns boolean language sql stable as $$
        with standing as (
            select v.compartments from offices_unitversion v join offices_structure s on s.id = v.structure_id
            where v.unit_id = listener and s.in_force @> (statement_timestamp() at time zone 'Europe/Berlin')::date
        )
        select kurzweg_kind() in ('staff', 'job') and case when paragraph is null then
            not speaker && array['jugend', 'gesundheit', 'beratung', 'sgb']
            or not exists (select from standing where 'aufenthalt' = any (compartments))
        else exists (
            select from accounts_disclosurepermission p where p.id = paragraph and p.title = why
        ) end $$
"""
GRANT_BY_EVIDENCE = """
    create function sharing_grant_by_evidence() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    declare
        owner  smallint;
        room   text;
        whose  uuid;
        proven boolean := false;
    begin
        if kurzweg_kind() = 'job' then
            return new;
        end if;
        if new.subject = 'matter' then
            select unit_id, compartment, person_id into owner, room, whose
            from matters_matter where id = new.subject_key;
        else
            select opened_in_id, 'allgemein', person_id into owner, room, whose
            from cases_case where id = new.subject_key;
        end if;
        if kurzweg_kind() is distinct from 'staff' or new.by_id is distinct from kurzweg_actor()
           or owner is null or new.from_unit_id is distinct from owner or new.compartment <> room
           or new.ended_at is not null then
            raise exception 'Sight is given by the unit to which it belongs, in the own name.' using errcode = 'KW007';
        end if;
        if new.ground = 'handover' then
            proven := new.subject = 'matter' and exists (
                select from matters_handover h
                where h.id = new.evidence and h.matter_id = new.subject_key and h.to_unit_id = new.unit_id
                  and h.accepted_by_id = kurzweg_actor() and h.accepted_at = new.starts_at);
        elsif new.ground = 'participation' then
            proven := exists (
                select from sharing_participation p
                where p.id = new.evidence and coalesce(p.matter_id, p.case_id) = new.subject_key
                  and p.to_unit_id = new.unit_id and p.accepted_by_id = kurzweg_actor()
                  and p.accepted_at = new.starts_at and p.until = new.ends_at and new.fields <@ p.fields
                  and p.purpose = new.purpose and p.legal_basis = new.legal_basis
                  and p.permission_id is not distinct from new.permission_id);
        elsif new.ground = 'request' then
            proven := exists (
                select from sharing_accessrequest r
                where r.id = new.evidence and r.person_id = whose and r.from_unit_id = new.unit_id
                  and r.to_unit_id = owner and r.accepted_by_id = kurzweg_actor() and r.accepted_at = new.starts_at
                  and r.until = new.ends_at and new.fields <@ r.fields
                  and r.purpose = new.purpose and r.legal_basis = new.legal_basis
                  and r.permission_id is not distinct from new.permission_id);
        elsif new.ground = 'statute' then
            proven := new.subject = 'matter' and owner = any (kurzweg_units()) and new.unit_id <> owner and exists (
                select from accounts_disclosurepermission p
                where p.id = new.permission_id and p.title = new.purpose and p.citation = new.legal_basis
                  and new.ends_at <= new.starts_at + make_interval(days => p.days));
        elsif new.ground = 'emergency' then
            proven := exists (
                select from sharing_emergencyaccess e
                where e.id = new.evidence and e.person_id = whose and e.unit_id = new.unit_id and e.owner_id = owner
                  and e.by_id = kurzweg_actor() and e.at = new.starts_at and e.until = new.ends_at);
        end if;
        if not coalesce(proven, false) then
            raise exception 'Nothing proves this grant: % is given by its own deed and by nothing else.', new.ground
                using errcode = 'KW007';
        end if;
        if new.ground in ('participation', 'request', 'statute')
           and not sharing_may_disclose(new.permission_id, room, new.unit_id, new.fields) then
            raise exception 'No law lets % be shown to this unit.', room
                using errcode = 'KW008', hint = 'Choose a paragraph that covers it, or ask for consent.';
        end if;
        return new;
    end $$;
    alter function sharing_grant_by_evidence() owner to kurzweg_guard;
    create trigger by_evidence before insert on accounts_grant
        for each row execute function sharing_grant_by_evidence();
"""
BREAK_GLASS = """
    returns setof uuid language plpgsql as $$
    declare
        opened uuid[];
    begin
        if kurzweg_kind() is distinct from 'staff' or for_unit <> all (kurzweg_units())
           or not kurzweg_roles() && '{desk,caseworker,case_manager,deputy,head_of_unit}' then
            raise exception 'Glass is broken by somebody who works for people.' using errcode = 'KW007';
        end if;
        if happened not between clock_timestamp() - interval '5 minutes' and clock_timestamp() + interval '5 minutes'
        then
            raise exception 'An emergency is now.' using errcode = 'KW003', hint = 'Check the clock of this machine.';
        end if;
        if of_unit not in (select matters_known_elsewhere(about)) then
            return;
        end if;
        select array_agg(m.id) into opened from matters_matter m
        where m.person_id = about and m.unit_id = of_unit
          and not exists (select from matters_settlement s where s.matter_id = m.id)
          and exists (select from accounts_sight s where s.target = m.compartment and s.level <> 'nothing'
                      and s.viewer = any (kurzweg_compartments()));
        insert into sharing_emergencyaccess (id, person_id, unit_id, owner_id, reason, by_id, at, until)
        values (key, about, for_unit, of_unit, why, kurzweg_actor(), happened, happened + interval '4 hours');
        insert into sharing_emergencynotice (id, access_id, to_unit_id)
        values (gen_random_uuid(), key, of_unit), (gen_random_uuid(), key, null);
        insert into accounts_grant (id, unit_id, from_unit_id, subject, subject_key, compartment, ground, evidence,
                                    purpose, legal_basis, reason, fields, starts_at, ends_at, by_id)
        select gen_random_uuid(), for_unit, of_unit, 'matter', m.id, m.compartment, 'emergency', key, 'Notfall',
               'Art. 6 Abs. 1 d DSGVO', why, '{summary,identity,residence,household,history}', happened,
               happened + interval '4 hours', kurzweg_actor()
        from matters_matter m where m.id = any (opened);
        return query select unnest(opened);
    end $$
"""
OURS = f"""{STAFF} and (
    subject = 'matter' and exists (select from matters_matter m where m.id = subject_key and m.unit_id = {MINE})
    or subject = 'case' and exists (select from cases_case c where c.id = subject_key and c.opened_in_id = {MINE}))"""
ENDS = f"{STAFF} and ended_at is null and (unit_id = {MINE} or {OURS})"
ENDED = f"{STAFF} and ended_by_id = kurzweg_actor() and (unit_id = {MINE} or {OURS})"
TOLD = f"{STAFF} and (to_unit_id = {MINE} or to_unit_id is null and {DATA_PROTECTION})"


class Migration(migrations.Migration):
    dependencies = [("sharing", "0001_initial"), ("matters", "0005_grants"), ("cases", "0004_grants")]
    operations = [
        GuardFunction(
            "sharing_may_disclose(smallint, text, smallint, varchar[])",
            MAY_DISCLOSE,
            arguments="sharing_may_disclose(paragraph smallint, out_of text, receiver smallint, wanted varchar[])",
        ),
        GuardFunction(
            "sharing_may_say(smallint, text, text[], smallint)",
            MAY_SAY,
            arguments="sharing_may_say(paragraph smallint, why text, speaker text[], listener smallint)",
        ),
        Protect(
            "sharing_participation",
            select=f"{JOB} or ({EITHER_SIDE})",
            insert=f"{JOB} or ({ASKING} and ({OF_US}) and {LAWFUL})",
            update=f"{UNANSWERED} and ({JOB} or ({EITHER_SIDE}))",
            becomes=f"{JOB} or ({BY_THE_RIGHT_SIDE})",
            columns=ANSWER,
        ),
        Protect(
            "sharing_accessrequest",
            select=f"{JOB} or ({EITHER_SIDE})",
            insert=f"{JOB} or ({ASKING} and {KNOWN_THERE})",
            update=f"{UNANSWERED} and ({JOB} or ({EITHER_SIDE}))",
            becomes=f"{JOB} or ({BY_THE_RIGHT_SIDE})",
            columns=(*ANSWER, "until"),
        ),
        Protect(
            "sharing_emergencyaccess",
            select=f"{JOB} or ({STAFF} and (unit_id = {MINE} or owner_id = {MINE})) or ({GUARDIAN})",
        ),
        Protect(
            "sharing_emergencynotice",
            select=f"{JOB} or ({TOLD}) or ({GUARDIAN})",
            update=f"seen_at is null and ({TOLD})",
            becomes=f"({TOLD}) and seen_by_id = kurzweg_actor()",
            columns=("seen_by_id", "seen_at"),
        ),
        migrations.RunSQL(
            "drop trigger by_handover on accounts_grant;"
            + as_guard("drop function matters_grant_by_handover()")
            + ";"
            + GRANT_BY_EVIDENCE,
            "drop trigger by_evidence on accounts_grant;"
            + as_guard("drop function sharing_grant_by_evidence()")
            + ";"
            + MATTERS.GRANT_BY_HANDOVER,
        ),
        GuardFunction(
            "sharing_break_glass(uuid, uuid, smallint, smallint, text, timestamptz)",
            BREAK_GLASS,
            arguments="sharing_break_glass(key uuid, about uuid, of_unit smallint, for_unit smallint, why text,"
            " happened timestamptz)",
        ),
        migrations.RunSQL(
            "grant update (ended_at, ended_by_id) on accounts_grant to kurzweg_app",
            "revoke update on accounts_grant from kurzweg_app",
        ),
        NewPolicy("accounts_grant", "see_of_ours", "select", using=OURS),
        NewPolicy("accounts_grant", "see_as_guardian", "select", using=GUARDIAN),
        NewPolicy("accounts_grant", "finish", "update", using=f"{JOB} or ({ENDS})", check=f"{JOB} or ({ENDED})"),
    ]
