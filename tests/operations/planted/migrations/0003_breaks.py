# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("jobs", "0002_adds")]
    operations = [
        migrations.RunSQL("create table jobs_half (n int)", "drop table jobs_half"),
        migrations.RunSQL("alter table jobs_job add column half int", migrations.RunSQL.noop),
        migrations.RunSQL("insert into jobs_half select 1 / 0", migrations.RunSQL.noop),
    ]
