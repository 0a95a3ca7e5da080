# SPDX-License-Identifier: EUPL-1.2
"""The worker asks which matters have no coarse facts in the log yet, and notes them."""

from django.db import migrations

from kurzweg.walls.protection import GuardFunction

DEFINITION = """
    returns setof uuid language sql stable as $$
        select l.ext_id from log_object_link l join log_object o using (object_id)
        where o.type = 1 and kurzweg_kind() = 'job'
          and not exists (select from log_matter_fact f where f.matter_id = l.object_id)
        order by l.object_id limit most $$
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0004_sharing_and_who_may_record")]
    operations = [
        GuardFunction(
            "log_matters_without_facts(integer)", DEFINITION, arguments="log_matters_without_facts(most integer)"
        )
    ]
