# SPDX-License-Identifier: EUPL-1.2
"""The house itself may take many numbers of a series at one blow; still without gaps."""

from django.db import migrations

from kurzweg.walls.protection import GuardFunction

TAKE_NUMBERS = """
    returns int language plpgsql as $$
    declare
        number int;
    begin
        if kurzweg_kind() is distinct from 'job' or how_many < 1 then
            raise exception 'Numbers are taken one by one, when something is opened.' using errcode = 'KW003';
        end if;
        insert into offices_numbering values (of_series, of_year, how_many)
        on conflict (series, year) do update set last = offices_numbering.last + how_many
        returning last - how_many + 1 into number;
        return number;
    end $$
"""


class Migration(migrations.Migration):
    dependencies = [("offices", "0005_functions_ask_who")]
    operations = [
        GuardFunction(
            "offices_take_numbers(text, int, int)",
            TAKE_NUMBERS,
            arguments="offices_take_numbers(of_series text, of_year int, how_many int)",
        )
    ]
