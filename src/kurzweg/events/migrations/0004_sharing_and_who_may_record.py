# SPDX-License-Identifier: EUPL-1.2
"""Kinds of events for sight across walls; and the log is written and asked only by whom it concerns, for today."""

from importlib import import_module

from django.db import migrations

from kurzweg.walls.protection import NewBody, as_guard

LOG = import_module("kurzweg.events.migrations.0001_log")

KINDS = """
    ParticipationOffered ParticipationAccepted ParticipationDeclined ParticipationWithdrawn AccessRequested
    AccessGranted AccessDeclined AccessWithdrawn DisclosedByStatute GlassBroken GrantEnded
""".split()
FIRST = 71
ROWS = ", ".join(f"({number}, '{name}')" for number, name in enumerate(KINDS, FIRST))

KNOWN_OBJECT = """
    returns bigint language sql stable as $$
        select l.object_id from log_object_link l join log_object o using (object_id)
        where l.ext_id = key and o.type = kind and kurzweg_kind() in ('staff', 'key', 'job', 'anonymous') $$
"""
MATTER_FACTS = """
    returns void language sql as $$
        insert into log_matter_fact select log_object_of(1::smallint, matter), letter, band, area, nationality, home
        where kurzweg_kind() = 'job'
        on conflict (matter_id) do nothing $$
"""
# Numbers written on paper while the machines were down are entered afterwards: after a long weekend at the latest.
BEGIN = "        insert into log_event ("
WINDOW = """
        if kurzweg_kind() <> 'job' and happened not between
                clock_timestamp() - interval '4 days' and clock_timestamp() + interval '5 minutes'
           and not exists (select from accounts_installation where purpose = 'demo') then
            raise exception 'An event is recorded when it happens, not for %.', happened using errcode = 'KW003',
                hint = 'Check the clock of this machine. Only in a demo may the past be written.';
        end if;
"""
RECORD = LOG.RECORD.replace(BEGIN, WINDOW.lstrip("\n") + BEGIN, 1)


class Migration(migrations.Migration):
    dependencies = [("events", "0003_catalogue")]
    operations = [
        # The list is append-only and walled, for its owner too; only the guard adds to it.
        migrations.RunSQL(
            as_guard(f"insert into log_activity values {ROWS} on conflict do nothing"), migrations.RunSQL.noop
        ),
        NewBody("log_known_object(kind smallint, key uuid)", KNOWN_OBJECT, before=LOG.KNOWN_OBJECT),
        NewBody(
            "log_note_facts(matter uuid, letter smallint, band smallint, area integer, nationality smallint,"
            " home smallint)",
            MATTER_FACTS,
            before=LOG.MATTER_FACTS,
        ),
        NewBody(LOG.RECORD_ARGUMENTS, RECORD, before=LOG.RECORD),
    ]
