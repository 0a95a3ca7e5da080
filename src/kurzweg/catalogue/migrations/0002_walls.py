# SPDX-License-Identifier: EUPL-1.2
"""Who may edit and who may publish; edits are only ever added; nobody reviews their own words."""

from django.db import migrations

from kurzweg.walls.protection import JOB, STAFF_OR_JOB, AppendOnly, Protect

IS_STAFF = "kurzweg_kind() = 'staff' and by_id = kurzweg_actor() and kurzweg_roles() && "
PUBLISHES = f"({IS_STAFF} '{{designer,integration_officer,head_of_office,administrator}}')"
EDITS = f"({IS_STAFF} '{{designer,integration_officer,head_of_office,administrator,head_of_unit}}')"

FOUR_EYES = """
    create function catalogue_four_eyes() returns trigger language plpgsql as $$
    declare
        words jsonb := new.value - 'status';
        is_translation boolean := new.part = 'text' and new.language <> 'de';
    begin
        if is_translation and new.kind = 'written' and new.value ->> 'status' is distinct from 'draft' then
            raise exception 'What is written waits for its review.' using errcode = 'KW007';
        end if;
        if new.kind = 'reviewed' and (
            not is_translation or new.by_id is null or new.value ->> 'status' is distinct from 'reviewed'
        ) then
            raise exception 'Only a translation can be reviewed, and only by somebody.' using errcode = 'KW007';
        end if;
        if new.kind = 'reviewed' and exists (
            select from catalogue_cataloguerevision r
            where r.shelf = new.shelf and r.code = new.code and r.part = new.part and r.language = new.language
              and r.kind <> 'reviewed' and r.by_id = new.by_id and r.value - 'status' = words
        ) then
            raise exception 'Nobody reviews their own words.' using errcode = 'KW007',
                hint = 'Ask somebody else who reads the language.';
        end if;
        if new.kind = 'taken_back' and (new.undoes_id is null or not exists (
            select from catalogue_cataloguerevision r
            where r.id = new.undoes_id and r.number = new.number - 1 and r.shelf = new.shelf and r.code = new.code
              and r.part = new.part and r.language = new.language
        )) then
            raise exception 'Only the newest edit of a part can be taken back.' using errcode = 'KW007';
        end if;
        return new;
    end $$;
    create trigger four_eyes before insert on catalogue_cataloguerevision
        for each row execute function catalogue_four_eyes();
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial"), ("accounts", "0003_walls"), ("events", "0003_catalogue")]

    operations = [
        Protect("catalogue_cataloguerevision", select=STAFF_OR_JOB, insert=f"{JOB} or {EDITS}"),
        AppendOnly("catalogue_cataloguerevision", is_referenced=True),
        Protect("catalogue_cataloguepublication", select=STAFF_OR_JOB, insert=f"{JOB} or {PUBLISHES}"),
        AppendOnly("catalogue_cataloguepublication"),
        Protect("catalogue_cataloguewithdrawal", select=STAFF_OR_JOB, insert=f"{JOB} or {PUBLISHES}"),
        AppendOnly("catalogue_cataloguewithdrawal"),
        migrations.RunSQL(
            FOUR_EYES,
            "drop trigger four_eyes on catalogue_cataloguerevision; drop function catalogue_four_eyes()",
        ),
    ]
