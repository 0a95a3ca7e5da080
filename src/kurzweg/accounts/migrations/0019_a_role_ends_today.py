# SPDX-License-Identifier: EUPL-1.2
"""A role ends when somebody ends it, by the database's clock; and whoever ends one has still rights to give."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("kurzweg.accounts.migrations.0014_role_administration_wall").ONLY_SHORTER

# An hour, so that what was begun before midnight may be ended after it; a clock may run ahead by minutes.
CHECKS = """
    begin
        if kurzweg_kind() = 'staff' then
            if new.ended_at not between clock_timestamp() - interval '1 hour' and clock_timestamp() + interval '5 minutes'
               and not exists (select from accounts_installation where purpose = 'demo') then
                raise exception 'A role ends when somebody ends it, not at %.', new.ended_at using errcode = 'KW005',
                    hint = 'Check the clock of this machine. Only in a demo may the past be written.';
            end if;
            -- Two who end each other's role: the second waits here, and then has none to do it with.
            perform pg_advisory_xact_lock(hashtextextended('rights:', 54));
            if not exists (
                select from accounts_membership m
                where m.staff_id = kurzweg_actor() and m.role in ('administrator', 'head_of_office')
                  and m.ended_at is null
                  and m.valid @> (new.ended_at at time zone 'Europe/Berlin')::date
            ) then
                raise exception 'Your own role ended just now.' using errcode = 'KW005',
                    hint = 'Somebody else may end roles.';
            end if;
        end if;
"""


def replacing(body: str) -> str:
    """The function alone, without its trigger, to stand in the place of the one before."""
    return body.partition("create trigger")[0].replace("create function", "create or replace function", 1)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0018_directory_link_wall")]
    operations = [
        migrations.RunSQL(replacing(BEFORE).replace("\n    begin\n", CHECKS, 1), replacing(BEFORE)),
    ]
