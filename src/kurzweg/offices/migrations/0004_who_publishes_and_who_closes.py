# SPDX-License-Identifier: EUPL-1.2
"""Only the head of the office publishes, and takes back before the first day; heads close places and note absences."""

from django.db import migrations

from kurzweg.walls.protection import EVERYBODY, JOB, AppendOnly, Protect

STAFF = "kurzweg_kind() = 'staff'"
PUBLISHES = f"{JOB} or ({STAFF} and kurzweg_roles() && '{{head_of_office,administrator}}')"
DESIGNS = f"{JOB} or ({STAFF} and kurzweg_roles() && '{{designer,head_of_office,administrator}}')"
HEADS = f"{STAFF} and kurzweg_roles() && '{{head_of_unit,deputy,head_of_office,administrator}}'"
CLOSES = f"""
    {JOB} or (({HEADS}) and (
        kurzweg_roles() && '{{head_of_office,administrator}}' or unit_id = any ((select kurzweg_units())::int[])))
"""
OWN_OR_HEADS = f"({STAFF} and staff_id = kurzweg_actor()) or ({HEADS})"
BEFORE = f"{JOB} or ({STAFF} and kurzweg_roles() && '{{designer,head_of_office,administrator}}')"
DERIVED = ("site", "unit", "lane", "unitversion")


def replace(table: str, name: str, verb: str, before: str, after: str) -> migrations.RunSQL:
    """Another condition in a policy that a table has already."""
    clause = "with check" if verb == "insert" else "using"

    def policy(condition: str) -> str:
        return (
            f"drop policy if exists {name} on {table};"
            f" create policy {name} on {table} for {verb} to kurzweg_app {clause} ({condition})"
        )

    return migrations.RunSQL(policy(after), policy(before))


FREEZE = """
    create or replace function offices_keep_what_is_in_force() returns trigger language plpgsql as $$
    declare
        today date := (clock_timestamp() at time zone 'Europe/Berlin')::date;
    begin
        if exists (select from offices_withdrawal where structure_id = old.id) and old.in_force is null then
            raise exception 'Structure % was taken back and is kept as it was.', old.id
                using errcode = 'KW001', hint = 'Draft a new structure from it.';
        end if;
        if old.in_force is null then
            return coalesce(new, old);
        end if;
        if tg_op = 'UPDATE' and (to_jsonb(new) - 'in_force') = (to_jsonb(old) - 'in_force') then
            -- It ends, because another one begins.
            if lower(new.in_force) = lower(old.in_force) and old.in_force @> new.in_force then
                return new;
            end if;
            -- It is taken back before its first day.
            if new.in_force is null and lower(old.in_force) > today and upper_inf(old.in_force) and exists (
                select from offices_withdrawal where structure_id = old.id and first_day = lower(old.in_force)
            ) then
                return new;
            end if;
            -- It goes on, because what was to follow was taken back.
            if lower(new.in_force) = lower(old.in_force) and upper_inf(new.in_force) and upper(old.in_force) > today
               and exists (select from offices_withdrawal where first_day = upper(old.in_force))
               and not exists (select from offices_structure where lower(in_force) >= upper(old.in_force)) then
                return new;
            end if;
        end if;
        raise exception 'Structure % was put in force and is never edited afterwards.', old.id
            using errcode = 'KW001', hint = 'Draft a new structure from it.';
    end $$
"""


class Migration(migrations.Migration):
    dependencies = [("offices", "0003_daily_operation"), ("events", "0002_structures_and_closures")]
    operations = [
        *[replace(f"offices_{table}", "add", "insert", BEFORE, PUBLISHES) for table in DERIVED],
        replace("offices_structure", "add", "insert", BEFORE, PUBLISHES),
        replace("offices_structure", "change", "update", BEFORE, PUBLISHES),
        replace("offices_structure", "remove", "delete", BEFORE, PUBLISHES),
        replace("offices_structure", "see", "select", "in_force is not null", f"in_force is not null or {DESIGNS}"),
        Protect(
            "offices_withdrawal",
            select="kurzweg_kind() in ('staff', 'job')",
            insert=f"({PUBLISHES}) and ({JOB} or by_id = kurzweg_actor())",
        ),
        AppendOnly("offices_withdrawal", is_referenced=True),
        migrations.RunSQL(FREEZE, migrations.RunSQL.noop),
        replace("offices_closure", "see", "select", EVERYBODY, EVERYBODY),
        replace("offices_closure", "add", "insert", JOB, f"({CLOSES}) and ({JOB} or by_id = kurzweg_actor())"),
        replace("offices_closure", "remove", "delete", JOB, "false"),
        migrations.RunSQL(
            [
                "grant update (lifted_by_id, lifted_at) on offices_closure to kurzweg_app",
                f"create policy change on offices_closure for update to kurzweg_app"
                f" using (lifted_at is null and ({CLOSES}))"
                f" with check (({CLOSES}) and ({JOB} or lifted_by_id = kurzweg_actor()))",
                "revoke delete on offices_closure from kurzweg_app",
            ],
            "drop policy change on offices_closure; revoke update on offices_closure from kurzweg_app;"
            " grant delete on offices_closure to kurzweg_app",
        ),
        replace(
            "offices_absence",
            "see",
            "select",
            "kurzweg_kind() in ('staff', 'job')",
            f"{JOB} or {OWN_OR_HEADS}",
        ),
        replace("offices_absence", "add", "insert", JOB, f"{JOB} or (({OWN_OR_HEADS}) and by_id = kurzweg_actor())"),
        replace("offices_absence", "remove", "delete", JOB, f"{JOB} or {OWN_OR_HEADS}"),
    ]
