# SPDX-License-Identifier: EUPL-1.2
"""Drafts are seen by those who draft. What they ask about open matters is a rounded number per unit, never a matter."""

from django.db import migrations

from kurzweg.walls.protection import JOB, AppendOnly, GuardFunction, Protect

STAFF = "kurzweg_kind() = 'staff'"
DESIGNS = f"({STAFF} and kurzweg_roles() && '{{designer,head_of_office,administrator}}')"
PUBLISHES = f"({STAFF} and kurzweg_roles() && '{{head_of_office,administrator}}')"
OWN_DRAFT = "(select d.discarded_at is null from redesign_draft d where d.id = draft_id)"

OPEN_MATTERS = """
    returns table (code text, open int) language plpgsql stable as $$
    begin
        if kurzweg_kind() is distinct from 'job' and not (
            kurzweg_kind() = 'staff' and kurzweg_roles() && '{designer,head_of_office,administrator}'
        ) then
            raise exception 'Only who drafts a structure asks what lies at a unit.' using errcode = 'KW008';
        end if;
        return query
            select u.code::text, case when count(*) < 5 then 1 else count(*)::int end
            from matters_matter m join offices_unit u on u.id = m.unit_id
            where u.code = any (of_units)
              and not exists (select from matters_settlement s where s.matter_id = m.id)
            group by u.code;
    end $$
"""


class Migration(migrations.Migration):
    dependencies = [("redesign", "0001_initial"), ("matters", "0003_walls")]
    operations = [
        Protect(
            "redesign_draft",
            select=f"{JOB} or {DESIGNS}",
            insert=f"{JOB} or ({DESIGNS} and started_by_id = kurzweg_actor() and discarded_at is null)",
            update=f"{JOB} or {DESIGNS}",
            becomes=f"{JOB} or ({DESIGNS} and (discarded_by_id is null or discarded_by_id = kurzweg_actor()))",
            columns=("discarded_by_id", "discarded_at"),
        ),
        Protect(
            "redesign_revision",
            select=f"{JOB} or {DESIGNS}",
            insert=f"{JOB} or ({DESIGNS} and by_id = kurzweg_actor() and {OWN_DRAFT})",
        ),
        AppendOnly("redesign_revision", is_referenced=True),
        Protect(
            "redesign_publication",
            select=f"{JOB} or {DESIGNS}",
            insert=f"{JOB} or {PUBLISHES}",
        ),
        AppendOnly("redesign_publication", is_referenced=True),
        GuardFunction(
            "redesign_open_matters(text[])", OPEN_MATTERS, arguments="redesign_open_matters(of_units text[])"
        ),
    ]
