# SPDX-License-Identifier: EUPL-1.2
"""No day without a catalogue, no version that changes, and who of the staff may publish one."""

from django.db import migrations

from kurzweg.walls.protection import JOB

PUBLISHES = (
    "(kurzweg_kind() = 'staff' and kurzweg_roles() && '{designer,integration_officer,head_of_office,administrator}')"
)
WHO = f"""
    alter policy add on services_catalogueversion with check ({JOB} or ({PUBLISHES} and origin = 'office'));
    create policy change on services_catalogueversion for update to kurzweg_app
        using ({JOB} or {PUBLISHES}) with check ({JOB} or {PUBLISHES});
    grant update (in_force) on services_catalogueversion to kurzweg_app;
    alter policy add on services_service with check ({JOB} or {PUBLISHES});
"""
NOBODY_BUT_JOBS = f"""
    alter policy add on services_catalogueversion with check ({JOB});
    drop policy change on services_catalogueversion;
    revoke update on services_catalogueversion from kurzweg_app;
    alter policy add on services_service with check ({JOB});
"""

KEEP = """
    create function services_keep_the_version() returns trigger language plpgsql as $$
    declare
        today date := (now() at time zone 'Europe/Berlin')::date;
    begin
        if tg_op = 'INSERT' then
            if lower(new.in_force) < today then
                raise exception 'A catalogue cannot come into force on %, which is over.', lower(new.in_force)
                    using errcode = 'KW005', hint = 'Choose today or a later day.';
            end if;
            return new;
        end if;
        if tg_op = 'DELETE' or (to_jsonb(new) - 'in_force') <> (to_jsonb(old) - 'in_force') then
            raise exception 'Catalogue version % is never edited and never deleted.', old.id
                using errcode = 'KW005', hint = 'Publish another version.';
        end if;
        if old.in_force is null
           or (new.in_force is null and coalesce(lower(old.in_force), today) <= today)
           or (new.in_force is not null and lower(new.in_force) is distinct from lower(old.in_force)) then
            raise exception 'Catalogue version % keeps its first day, and its place once the day has come.', old.id
                using errcode = 'KW005', hint = 'Publish another version for a later day.';
        end if;
        return new;
    end $$;
    create trigger keep_the_version before insert or update or delete on services_catalogueversion
        for each row execute function services_keep_the_version();
"""
EVERY_DAY = """
    create function services_cover_every_day() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
        if (select range_agg(in_force) from services_catalogueversion where in_force is not null)
           is distinct from '{(,)}'::datemultirange then
            raise exception 'There would be days without a catalogue.'
                using errcode = 'KW006', hint = 'Let each version begin where the one before it ends.';
        end if;
        return null;
    end $$;
    alter function services_cover_every_day() owner to kurzweg_guard;
    create constraint trigger cover_every_day after insert or update on services_catalogueversion
        deferrable initially deferred for each row execute function services_cover_every_day();
"""


class Migration(migrations.Migration):
    dependencies = [("services", "0003_versions_of_the_office")]

    operations = [
        migrations.RunSQL(WHO, NOBODY_BUT_JOBS),
        migrations.RunSQL(
            KEEP,
            "drop trigger keep_the_version on services_catalogueversion; drop function services_keep_the_version()",
        ),
        migrations.RunSQL(
            EVERY_DAY,
            "drop trigger cover_every_day on services_catalogueversion;"
            " set local role kurzweg_guard; drop function services_cover_every_day(); reset role",
        ),
    ]
