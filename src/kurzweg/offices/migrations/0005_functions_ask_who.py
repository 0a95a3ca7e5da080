# SPDX-License-Identifier: EUPL-1.2
"""What looks across walls answers nobody whom the house does not know."""

from importlib import import_module

from django.db import migrations

from kurzweg.walls.protection import NewBody

WALLS = import_module("kurzweg.offices.migrations.0002_walls")
NEXT_NUMBER = """
    returns int language plpgsql as $$
    declare
        number int;
    begin
        if coalesce(kurzweg_kind(), '') not in ('staff', 'job', 'anonymous') then
            raise exception 'Nobody acts in this transaction, so no number is given.' using errcode = 'KW003';
        end if;
        insert into offices_numbering values (of_series, of_year, 1)
        on conflict (series, year) do update set last = offices_numbering.last + 1
        returning last into number;
        return number;
    end $$
"""
ORG_VERSION = WALLS.ORG_VERSION.replace(
    "    begin\n",
    "    begin\n        if kurzweg_kind() is null then\n            return null;\n        end if;\n",
    1,
)


class Migration(migrations.Migration):
    dependencies = [("offices", "0004_who_publishes_and_who_closes")]
    operations = [
        NewBody("offices_next_number(of_series text, of_year int)", NEXT_NUMBER, before=WALLS.NEXT_NUMBER),
        NewBody("log_org_version(happened timestamptz)", ORG_VERSION, before=WALLS.ORG_VERSION),
    ]
