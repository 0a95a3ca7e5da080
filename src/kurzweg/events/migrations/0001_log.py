# SPDX-License-Identifier: EUPL-1.2
"""The log of the office: object-centric, append-only, partitioned by month, without names."""

from django.db import migrations, models

from kurzweg.walls.protection import JOB, AppendOnly, GuardFunction, Protect

KINDS = """
    ServiceAsked ResponsibilityShown NobodyResponsible MatterOpened AppointmentOffered AppointmentHeld
    AppointmentBooked AppointmentMoved AppointmentCancelled DrawHeld AppointmentCheckedIn NoShow TicketDrawn
    TicketCalled TicketParked TicketRecalled TicketTransferred VisitorOnTheWay VisitorMissed VisitorLeft
    ServingStarted ServingFinished MatterSettled PersonRecognised RecordsLinked LinkUndone CaseOpened CaseClosed
    TaskSet TaskDone DeadlineSet DeadlineMissed HandoverOffered MatterHandedOver HandoverDeclined
    HandoverWithdrawn HandoverExpired MatterMovedByStructure ReferralSent ReferralAnswered ConsentGiven
    ConsentWithdrawn DocumentReceived DocumentRequested FactVerified EntitlementChecked DecisionSigned
    DecisionDelivered ObjectionReceived FeedbackGiven FindingRaised ActionStarted IndicatorMeasured SimulationRun
    StructureWentLive PersonExported PersonErased PersonRecorded MatterJoinedCase CallUndone
""".split()

TABLES = """
    create sequence log_work_item;
    grant usage on sequence log_work_item to kurzweg_app, kurzweg_guard;

    create table log_activity (
        activity smallint primary key,
        name     text not null unique
    );

    create table log_event (
        event_id     bigint generated always as identity,
        at           timestamptz not null,
        recorded_at  timestamptz not null default clock_timestamp(),
        activity     smallint not null references log_activity,
        phase        "char" not null check (phase in ('i', 'q', 's', 'p', 'r', 'e', 'c')),
        org_version  smallint not null,
        work_item    bigint,
        matter_id    bigint,
        case_id      bigint,
        unit         smallint,
        service      smallint,
        site         smallint,
        language     smallint,
        status_group smallint,
        channel      smallint,
        reason       smallint,
        actor        integer,
        attrs        jsonb not null default '{}',
        primary key (at, event_id),
        constraint a_piece_of_work_has_its_number check (phase = 'i' or work_item is not null)
    ) partition by range (at);
    create index log_event_of_matter on log_event (matter_id, at, event_id) where matter_id is not null;
    create index log_event_of_case on log_event (case_id, at, event_id) where case_id is not null;
    create table log_event_rest partition of log_event default;

    create table log_matter_fact (
        matter_id         bigint primary key,
        letter_block      smallint,
        age_band          smallint,
        ags               integer,
        nationality_group smallint,
        household         smallint
    );
    create table log_object (
        object_id bigint generated always as identity primary key,
        type      smallint not null
    );
    create table log_object_link (
        object_id bigint primary key references log_object,
        ext_id    uuid not null unique
    );
    create table log_event_object (
        at        timestamptz,
        event_id  bigint,
        object_id bigint,
        qualifier smallint,
        primary key (at, event_id, object_id, qualifier)
    );
    create index log_event_object_of on log_event_object (object_id);
    create table log_object_object (
        source    bigint not null,
        target    bigint not null,
        qualifier smallint not null,
        valid     tstzrange not null,
        primary key (source, target, qualifier, valid)
    );
    create table log_object_attr (
        object_id bigint not null,
        name      smallint not null,
        value     text not null,
        at        timestamptz not null,
        primary key (object_id, name, at)
    );
"""
NO_TABLES = """
    drop table log_object_attr, log_object_object, log_event_object, log_object_link, log_object,
               log_matter_fact, log_event, log_activity;
    drop sequence log_work_item;
"""

MONTHS = """
    create function log_ensure_months(first date, last date) returns int language plpgsql
    security definer set search_path = public, pg_temp as $$
    declare
        month date := date_trunc('month', first)::date;
        made  int := 0;
        name  text;
    begin
        if last - first > 4000 then
            raise exception 'More than ten years of partitions at once: from % to %.', first, last;
        end if;
        while month <= last loop
            name := 'log_event_' || to_char(month, 'YYYY_MM');
            if to_regclass(name) is null and not exists (
                select from log_event_rest where at >= month and at < month + interval '1 month'
            ) then
                execute format('create table %I partition of log_event for values from (%L) to (%L)',
                               name, month::timestamp at time zone 'UTC',
                               (month + interval '1 month') at time zone 'UTC');
                execute format('alter table %I enable row level security', name);
                execute format('alter table %I force row level security', name);
                execute format('revoke all on %I from kurzweg_app', name);
                execute format('revoke update, delete, truncate on %I from kurzweg_owner', name);
                execute format('create trigger append_only_whole before truncate on %I'
                               ' for each statement execute function walls_refuse_change()', name);
                made := made + 1;
            end if;
            month := (month + interval '1 month')::date;
        end loop;
        return made;
    end $$;
    revoke all on function log_ensure_months(date, date) from public;
    grant execute on function log_ensure_months(date, date) to kurzweg_owner;
"""

KNOWN_OBJECT = """
    returns bigint language sql stable as $$
        select l.object_id from log_object_link l join log_object o using (object_id)
        where l.ext_id = key and o.type = kind $$
"""
OBJECT = """
    returns bigint language plpgsql as $$
    declare
        found_id bigint := log_known_object(kind, key);
    begin
        if found_id is not null or key is null then
            return found_id;
        end if;
        insert into log_object (type) values (kind) returning object_id into found_id;
        insert into log_object_link (object_id, ext_id) values (found_id, key) on conflict (ext_id) do nothing;
        return log_known_object(kind, key);  -- somebody else's, when they were faster
    end $$
"""
RECORD = """
    returns bigint language plpgsql as $$
    declare
        number  bigint;
        concern jsonb;
    begin
        if kurzweg_kind() is null or kurzweg_kind() in ('display', 'gate') then
            raise exception 'Nobody acts in this transaction, so nothing can be recorded.' using errcode = 'KW003';
        end if;
        if kurzweg_kind() <> 'job' and pseudonym is not null and pseudonym is distinct from (
            select p.number from accounts_pseudonym p where p.staff_id = kurzweg_actor()
        ) then
            raise exception 'An event names who acts, and nobody else.' using errcode = 'KW003';
        end if;
        if (matter is not null and log_object_of(1::smallint, matter) is null)
           or (held_by is not null and log_object_of(4::smallint, held_by) is null) then
            raise exception 'This key is another kind of object in the log.' using errcode = 'KW003';
        end if;
        insert into log_event (activity, at, phase, org_version, work_item, matter_id, case_id, unit, service,
                               site, language, channel, reason, actor, attrs)
        values (kind, happened, step, log_org_version(happened), item, log_object_of(1::smallint, matter),
                log_object_of(4::smallint, held_by), in_unit, for_service, on_site, in_language, by_channel,
                why, pseudonym, more)
        returning event_id into number;
        for concern in select * from jsonb_array_elements(objects) loop
            insert into log_event_object (at, event_id, object_id, qualifier)
            values (happened, number, log_object_of((concern ->> 0)::smallint, (concern ->> 1)::uuid),
                    (concern ->> 2)::smallint)
            on conflict do nothing;
        end loop;
        return number;
    end $$
"""
RECORD_TYPES = (
    'log_record(smallint, timestamptz, "char", bigint, uuid, uuid, smallint, smallint, smallint, smallint, '
    "smallint, smallint, integer, jsonb, jsonb)"
)
RECORD_ARGUMENTS = (
    'log_record(kind smallint, happened timestamptz, step "char", item bigint, matter uuid, held_by uuid, '
    "in_unit smallint, for_service smallint, on_site smallint, in_language smallint, by_channel smallint, "
    "why smallint, pseudonym integer, more jsonb, objects jsonb)"
)
MATTER_FACTS = """
    returns void language sql as $$
        insert into log_matter_fact values (log_object_of(1::smallint, matter), letter, band, area, nationality, home)
        on conflict (matter_id) do nothing $$
"""

PRIVATE = (
    "log_object",
    "log_object_link",
    "log_event_object",
    "log_matter_fact",
    "log_object_object",
    "log_object_attr",
)


class Migration(migrations.Migration):
    initial = True
    dependencies = [("walls", "0001_identity")]
    operations = [
        migrations.RunSQL(TABLES, NO_TABLES),
        migrations.RunSQL(
            [
                (
                    f"insert into log_activity values {', '.join(['(%s, %s)'] * len(KINDS))}",
                    [value for pair in enumerate(KINDS, 1) for value in pair],
                ),
            ],
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(MONTHS, "drop function log_ensure_months(date, date)"),
        Protect("log_activity", select="true"),
        Protect(
            "log_event",
            select=f"{JOB} or ((select kurzweg_kind()) = 'staff' and matter_id is null and case_id is null)",
        ),
        Protect("log_event_rest"),
        # A new month is cut out of the rest only when none of its events lies there: the owner has to look.
        migrations.RunSQL(
            "create policy look on log_event_rest for select to kurzweg_owner using (true)",
            "drop policy look on log_event_rest",
        ),
        *[Protect(table, select=JOB) for table in PRIVATE],
        AppendOnly("log_activity", is_referenced=True),
        AppendOnly("log_event"),
        AppendOnly("log_event_object"),
        AppendOnly("log_matter_fact"),
        AppendOnly("log_object", is_referenced=True),
        AppendOnly("log_object_object"),
        AppendOnly("log_object_attr"),
        migrations.RunSQL(
            "create trigger append_only_whole before truncate on log_event_rest"
            " for each statement execute function walls_refuse_change();"
            " revoke update, delete, truncate on log_event_rest from kurzweg_owner, kurzweg_guard",
            "drop trigger append_only_whole on log_event_rest",
        ),
        GuardFunction(
            "log_known_object(smallint, uuid)",
            KNOWN_OBJECT,
            arguments="log_known_object(kind smallint, key uuid)",
        ),
        GuardFunction(
            "log_object_of(smallint, uuid)", OBJECT, arguments="log_object_of(kind smallint, key uuid)", inner=True
        ),
        GuardFunction(RECORD_TYPES, RECORD, arguments=RECORD_ARGUMENTS),
        GuardFunction(
            "log_note_facts(uuid, smallint, smallint, integer, smallint, smallint)",
            MATTER_FACTS,
            arguments="log_note_facts(matter uuid, letter smallint, band smallint, area integer,"
            " nationality smallint, home smallint)",
        ),
        migrations.RunSQL(
            "select log_ensure_months((now() - interval '1 month')::date, (now() + interval '14 months')::date)",
            migrations.RunSQL.noop,
        ),
        migrations.CreateModel(
            name="LogEvent",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "at", "event_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("event_id", models.BigIntegerField(verbose_name="Nummer")),
                ("at", models.DateTimeField(verbose_name="geschehen am")),
                ("recorded_at", models.DateTimeField(verbose_name="aufgezeichnet am")),
                ("activity", models.SmallIntegerField(verbose_name="Art")),
                ("phase", models.CharField(max_length=1, verbose_name="Phase")),
                ("org_version", models.SmallIntegerField(verbose_name="Aufbau")),
                ("work_item", models.BigIntegerField(null=True, verbose_name="Arbeitsschritt")),
                ("matter_id", models.BigIntegerField(null=True, verbose_name="Anliegen")),
                ("case_id", models.BigIntegerField(null=True, verbose_name="Fall")),
                ("unit", models.SmallIntegerField(null=True, verbose_name="Einheit")),
                ("service", models.SmallIntegerField(null=True, verbose_name="Leistung")),
                ("site", models.SmallIntegerField(null=True, verbose_name="Standort")),
                ("language", models.SmallIntegerField(null=True, verbose_name="Sprache")),
                ("status_group", models.SmallIntegerField(null=True, verbose_name="Statusgruppe")),
                ("channel", models.SmallIntegerField(null=True, verbose_name="Weg")),
                ("reason", models.SmallIntegerField(null=True, verbose_name="Grund")),
                ("actor", models.IntegerField(null=True, verbose_name="durch")),
                ("attrs", models.JSONField(default=dict, verbose_name="weitere Angaben")),
            ],
            options={
                "verbose_name": "Ereignis",
                "verbose_name_plural": "Ereignisse",
                "db_table": "log_event",
                "managed": False,
            },
        ),
    ]
