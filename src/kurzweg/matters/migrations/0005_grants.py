# SPDX-License-Identifier: EUPL-1.2
"""What a grant opens of a matter: its row, its facts by class, its course, its person. Looking is not acting.

Nobody comes to see a matter without the row that says why: a handover moves it only after its grant is written.
"""

from importlib import import_module

from django.db import migrations

from kurzweg.walls.protection import DropFunction, GuardFunction, NewBody, NewPolicy, as_guard

WALLS = import_module("kurzweg.matters.migrations.0003_walls")
ACCOUNTS = import_module("kurzweg.accounts.migrations.0003_walls")

JOB = "(select kurzweg_kind()) = 'job'"
STAFF = "(select kurzweg_kind()) = 'staff'"
UNITS = "any ((select kurzweg_units())::int[])"
INSIDE = f"(m.unit_id = {UNITS} and (m.unit_id || '/' || m.compartment) = any ((select kurzweg_rooms())::text[]))"
# The same as a set of pairs that is empty for all but staff: beside a list compared with text, or a condition on the
# kind, the planner expects too few rows, and sorts the matters of a whole unit for the first two hundred.
INSIDE_HERE = """(unit_id, compartment) in (
    select split_part(room, '/', 1)::int, split_part(room, '/', 2) from unnest(kurzweg_rooms()) as room
    where kurzweg_kind() = 'staff')"""
OWN = "id = (select kurzweg_matter())"
SEEN_BY_GRANT = "id in (select accounts_granted('matter', 'summary'))"
SEE = f"{JOB} or {OWN} or {INSIDE_HERE} or {SEEN_BY_GRANT}"
CHANGE = f"{JOB} or ({STAFF} and ({INSIDE_HERE} or id in (select accounts_given_to_keep())))"
ADD = f"{JOB} or {OWN} or ({STAFF} and {INSIDE_HERE})"

WITH_US = f"exists (select from matters_matter m where m.id = matter_id and m.unit_id = {UNITS})"
OWN_OR_INSIDE = (
    f"exists (select from matters_matter m where m.id = matter_id and (m.id = (select kurzweg_matter()) or {INSIDE}))"
)
OWN_OR_WITH_US = f"(matter_id = (select kurzweg_matter()) or ({STAFF} and {WITH_US}))"


def granted(field: str) -> str:
    return f"(matter_id, {field}) in (select subject_key, field from accounts_granted_fields('matter'))"


CLASS_OF_FACT = """
    create function matters_class_of(fact text) returns text language sql immutable parallel safe as $$
        select case
            when fact in ('surname', 'age', 'nationality') then 'identity'
            when fact = 'status' then 'residence'
            when fact in ('municipality', 'household') then 'household'
            when fact = 'channel' then 'summary'
        end $$
"""
BACKFILL = """
    update accounts_grant g set evidence = h.id, from_unit_id = h.from_unit_id
    from matters_handover h
    where g.subject = 'matter' and g.ground = 'handover' and h.matter_id = g.subject_key
      and h.to_unit_id = g.unit_id and h.accepted_at = g.starts_at
"""
KEEP_GRANTS = """
    create function accounts_keep_grants() returns trigger language plpgsql as $$
    begin
        if tg_op = 'DELETE' or old.ended_at is not null
           or (to_jsonb(new) - '{ended_at,ended_by_id}'::text[]) <> (to_jsonb(old) - '{ended_at,ended_by_id}'::text[])
        then
            raise exception 'A grant is the record of what was disclosed: it ends, and is never changed or deleted.'
                using errcode = 'KW001';
        end if;
        if kurzweg_kind() = 'staff' and new.ended_at > clock_timestamp() + interval '5 minutes' then
            raise exception 'A grant is ended when somebody ends it, not at %.', new.ended_at using errcode = 'KW007';
        end if;
        return new;
    end $$;
    create trigger keep_grants before update or delete on accounts_grant
        for each row execute function accounts_keep_grants();
"""
KEEP_HISTORY = WALLS.KEEP_HISTORY.replace("set ends_at = new.unit_since", "set ended_at = new.unit_since").replace(
    "and unit_id = old.unit_id and ends_at is null;",
    "and unit_id = old.unit_id and ground = 'handover'\n              and ends_at is null and ended_at is null;",
)
MOVED_UNSEEN = """        if new.unit_id <> old.unit_id and kurzweg_kind() is distinct from 'job' and not exists (
            select from accounts_grant
            where subject = 'matter' and subject_key = new.id and ground = 'handover' and unit_id = new.unit_id
              and starts_at = new.unit_since
        ) then
            raise exception 'Nobody sees matter % before it is written down why.', new.number
                using errcode = 'KW007', hint = 'Write the grant first.';
        end if;
"""
MOVE_BY_HANDOVER = WALLS.MOVE_BY_HANDOVER.replace(
    "        if new.unit_id = old.unit_id and new.unit_since",
    MOVED_UNSEEN + "        if new.unit_id = old.unit_id and new.unit_since",
)
SEES = """
    returns boolean language sql stable as $$
        select exists (
            select from log_object_link l join matters_matter m on m.id = l.ext_id
            where l.object_id = log_id and (
                m.id = kurzweg_matter() or (kurzweg_kind() = 'staff' and (
                    (m.unit_id || '/' || m.compartment) = any (kurzweg_rooms())
                    or m.id in (select accounts_granted('matter', 'history')))))) $$
"""
PEOPLE = """
    returns setof uuid language sql stable as $$
        select m.person_id from matters_matter m
        where kurzweg_kind() = 'staff' and m.person_id is not null
          and m.id in (select accounts_granted('matter', 'identity')) $$
"""
# Which units work for a person, as far as the table of sights lets the reader's compartments know; nothing else.
# A unit that stands in hidden compartments only is hidden itself, whatever lies there: its name would tell.
ELSEWHERE = """
    returns setof smallint language sql stable as $$
        select distinct m.unit_id from matters_matter m
        where kurzweg_kind() = 'staff' and m.person_id = person and m.unit_id <> all (kurzweg_units())
          and not exists (select from matters_settlement s where s.matter_id = m.id)
          and (exists (select from people_presence p where p.person_id = person and p.unit_id = any (kurzweg_units()))
               or person in (select matters_people_granted()))
          and exists (select from accounts_sight s where s.target = m.compartment and s.level <> 'nothing'
                      and s.viewer = any (kurzweg_compartments()))
          and exists (
            select from offices_unitversion v join offices_structure o on o.id = v.structure_id
            join accounts_sight s on s.target = any (v.compartments) and s.level <> 'nothing'
            where v.unit_id = m.unit_id and o.in_force @> (statement_timestamp() at time zone 'Europe/Berlin')::date
              and s.viewer = any (kurzweg_compartments())) $$
"""
BEHIND_KEY = WALLS.BEHIND_KEY.replace("where hash", "where kurzweg_kind() is not null and hash")


def body_of(statements: str) -> str:
    """A trigger function without its trigger, to be replaced by the guard who owns it."""
    return (
        statements.split("alter function", maxsplit=1)[0]
        .strip()
        .replace("create function", "create or replace function", 1)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("matters", "0004_handover_accepted_by_somebody_and_more"),
        ("accounts", "0012_grants_open_walls"),
        ("people", "0004_functions_ask_who"),
    ]
    operations = [
        migrations.RunSQL(as_guard(BACKFILL), migrations.RunSQL.noop),
        migrations.RunSQL(
            KEEP_GRANTS, "drop trigger keep_grants on accounts_grant; drop function accounts_keep_grants()"
        ),
        migrations.RunSQL(CLASS_OF_FACT, "drop function matters_class_of(text)"),
        NewPolicy("matters_matter", "see", "select", using=SEE, before=(WALLS.SEE, "")),
        NewPolicy(
            "matters_matter", "change", "update", using=CHANGE, check=CHANGE, before=(WALLS.CHANGE, WALLS.CHANGE)
        ),
        NewPolicy(
            "matters_matter",
            "add",
            "insert",
            check=ADD,
            before=("", f"{WALLS.JOB} or {WALLS.OWN} or ({WALLS.STAFF} and {WALLS.INSIDE})"),
        ),
        NewPolicy(
            "matters_matterfact",
            "see",
            "select",
            using=f"{JOB} or {OWN_OR_INSIDE} or {granted('matters_class_of(fact)')}",
            before=(f"{WALLS.JOB} or {WALLS.OF_A_VISIBLE_MATTER}", ""),
        ),
        NewPolicy(
            "matters_matterfact",
            "add",
            "insert",
            check=f"{JOB} or (kurzweg_kind() in ('anonymous', 'staff') and {OWN_OR_WITH_US})",
            before=("", f"{WALLS.JOB} or (kurzweg_kind() in ('anonymous', 'staff') and {WALLS.OF_A_VISIBLE_MATTER})"),
        ),
        NewPolicy(
            "matters_responsibleperiod",
            "see",
            "select",
            using=f"{JOB} or {OWN_OR_INSIDE} or {granted(chr(39) + 'history' + chr(39))}",
            before=(f"{WALLS.JOB} or {WALLS.OF_A_VISIBLE_MATTER}", ""),
        ),
        NewPolicy(
            "matters_matterkey",
            "see",
            "select",
            using=f"{JOB} or ({STAFF} and {OWN_OR_WITH_US})",
            before=(f"{WALLS.JOB} or ({WALLS.STAFF} and {WALLS.OF_A_VISIBLE_MATTER})", ""),
        ),
        NewPolicy(
            "matters_matterkey",
            "add",
            "insert",
            check=f"{JOB} or (kurzweg_kind() in ('anonymous', 'staff') and {OWN_OR_WITH_US})",
            before=(
                "",
                f"{WALLS.JOB} or (kurzweg_kind() = 'anonymous' and {WALLS.OWN_MATTER})"
                f" or ({WALLS.STAFF} and {WALLS.OF_A_VISIBLE_MATTER})",
            ),
        ),
        NewPolicy(
            "matters_matterkey",
            "change",
            "update",
            using=f"{JOB} or ({STAFF} and {WITH_US})",
            check=f"{JOB} or ({STAFF} and {WITH_US})",
            before=(f"{WALLS.JOB} or ({WALLS.STAFF} and {WALLS.OF_A_VISIBLE_MATTER})",) * 2,
        ),
        migrations.RunSQL(as_guard(body_of(KEEP_HISTORY)), as_guard(body_of(WALLS.KEEP_HISTORY))),
        migrations.RunSQL(as_guard(body_of(MOVE_BY_HANDOVER)), as_guard(body_of(WALLS.MOVE_BY_HANDOVER))),
        NewBody("matters_sees(log_id bigint)", SEES, before=WALLS.SEES),
        NewBody("matters_behind_key(prove bytea)", BEHIND_KEY, before=WALLS.BEHIND_KEY),
        GuardFunction("matters_people_granted()", PEOPLE),
        NewPolicy("people_person", "see_by_grant", "select", using="id in (select matters_people_granted())"),
        GuardFunction("matters_known_elsewhere(uuid)", ELSEWHERE, arguments="matters_known_elsewhere(person uuid)"),
        DropFunction("accounts_granted(text)", ACCOUNTS.GRANTED, arguments="accounts_granted(kind text)"),
        DropFunction(
            "accounts_note_reading(text, text, text, smallint, uuid, uuid[])",
            ACCOUNTS.NOTE_READING,
            arguments="accounts_note_reading(on_page text, fields text, why text, noun smallint, call uuid, keys uuid[])",
        ),
    ]
