# SPDX-License-Identifier: EUPL-1.2
"""A demo gets its past at one blow: before the first matter of its present, by the house itself, and nowhere else."""

from django.db import migrations

from kurzweg.walls.protection import GuardFunction

PROVE = """
    returns void language plpgsql stable as $$
    begin
        if whose is distinct from 'job'
           or not exists (select from accounts_installation where purpose = 'demo') then
            raise exception 'Only a demo has a past that nobody lived.' using errcode = 'KW003';
        end if;
        if exists (select from log_event where matter_id is not null) then
            raise exception 'This office has begun; its past is what happened.' using errcode = 'KW003',
                hint = 'Use a fresh KURZWEG_HOME for a demo.';
        end if;
    end $$
"""
# Numbers are given in the order of the places; sorted, they stand for the places, whoever takes numbers in between.
OBJECTS = """
    returns bigint[] language plpgsql as $$
    declare
        ids bigint[];
    begin
        perform log_prove_past(kurzweg_kind());
        with made as (
            insert into log_object (type)
            select type from unnest(types) with ordinality as told(type, place) order by place
            returning object_id
        )
        select array_agg(object_id order by object_id) into ids from made;
        insert into log_object_link select * from unnest(ids, keys);
        return ids;
    end $$
"""
FACTS = """
    returns void language plpgsql as $$
    begin
        perform log_prove_past(kurzweg_kind());
        insert into log_matter_fact select * from unnest(matters, letters, bands, areas, nationalities, homes);
    end $$
"""
EVENTS = """
    returns bigint language plpgsql as $$
    declare
        written bigint;
    begin
        perform log_prove_past(kurzweg_kind());
        with told as (
            select * from unnest(moments, kinds, phases, versions, items, matters, units, services, sites, languages,
                                 channels, reasons, mores, subjects)
            with ordinality as told(at, activity, phase, version, item, matter, unit, service, site, language, channel,
                                    reason, more, subject, place)
        ), made as (
            insert into log_event (at, activity, phase, org_version, work_item, matter_id, unit, service, site,
                                   language, channel, reason, attrs)
            select timestamptz 'epoch' + at * interval '1 microsecond', activity, phase, version, nullif(item, 0),
                   nullif(matter, 0), nullif(unit, 0), nullif(service, 0), nullif(site, 0), nullif(language, 0),
                   nullif(channel, 0), nullif(reason, 0), attributes[more]
            from told order by place
            returning event_id, at
        ), numbered as (
            select event_id, at, row_number() over (order by event_id) as place from made
        ), concerning as (
            insert into log_event_object
            select n.at, n.event_id, t.subject, 1::smallint from numbered n join told t using (place) where t.subject > 0
        )
        select count(*) into written from made;
        return written;
    end $$
"""
ARRAYS = (
    ("moments", "bigint"), ("kinds", "smallint"), ("phases", '"char"'), ("versions", "smallint"), ("items", "bigint"),
    ("matters", "bigint"), ("units", "smallint"), ("services", "smallint"), ("sites", "smallint"),
    ("languages", "smallint"), ("channels", "smallint"), ("reasons", "smallint"), ("mores", "smallint"),
    ("subjects", "bigint"), ("attributes", "jsonb"),
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("events", "0005_matters_without_facts"), ("accounts", "0003_walls")]
    operations = [
        GuardFunction("log_prove_past(text)", PROVE, arguments="log_prove_past(whose text)", inner=True),
        GuardFunction(
            "log_past_objects(smallint[], uuid[])",
            OBJECTS,
            arguments="log_past_objects(types smallint[], keys uuid[])",
        ),
        GuardFunction(
            "log_past_facts(bigint[], smallint[], smallint[], integer[], smallint[], smallint[])",
            FACTS,
            arguments="log_past_facts(matters bigint[], letters smallint[], bands smallint[], areas integer[],"
            " nationalities smallint[], homes smallint[])",
        ),
        GuardFunction(
            f"log_past_events({', '.join(f'{kind}[]' for _, kind in ARRAYS)})",
            EVENTS,
            arguments=f"log_past_events({', '.join(f'{name} {kind}[]' for name, kind in ARRAYS)})",
        ),
    ]
