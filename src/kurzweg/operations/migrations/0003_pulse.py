# SPDX-License-Identifier: EUPL-1.2
"""The pulse of the installation, for whoever asks: ages and counts, nothing of anybody.

Whether a worker works is told by a lock that it holds as long as it lives; the lock ends with its process.
"""

from django.db import migrations

from kurzweg.walls.protection import GuardFunction

PULSE = """
    returns table (worker_works boolean, sealed_ago float, jobs_waiting int, jobs_failed int, saved_ago float,
                   drilled_ago float)
    language sql stable as $$
        select
            exists (
                select from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and granted
                  and (classid::bigint << 32) + objid::bigint = 7742385362708685427
                  and database = (select oid from pg_database where datname = current_database())
            ),
            (select greatest(0, extract(epoch from clock_timestamp() - last))
             from (select max(a.ended_at) as last from jobs_attempt a join jobs_job j on j.id = a.job_id
                   where j.kind = 'seal-logs' and a.outcome = 'done') m where last is not null)::float,
            (select count(*) from jobs_job where ended_at is null and repeats is null and due_at <= clock_timestamp())::int,
            (select count(distinct job_id) from jobs_attempt
             where outcome in ('failed', 'interrupted') and ended_at > clock_timestamp() - interval '1 day')::int,
            (select greatest(0, extract(epoch from clock_timestamp() - last))
             from (select max(saved_at) as last from operations_backup) m where last is not null)::float,
            (select greatest(0, extract(epoch from clock_timestamp() - last))
             from (select max(at) as last from operations_drill) m where last is not null)::float $$
"""


class Migration(migrations.Migration):
    dependencies = [("operations", "0002_safety"), ("jobs", "0001_initial")]
    operations = [GuardFunction("operations_pulse()", PULSE)]
