# SPDX-License-Identifier: EUPL-1.2
"""The queue behind its walls: staff see what they ordered, administrators all of it, the office itself does the work."""

import django.db.models.deletion
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models

from kurzweg.walls.protection import JOB, STAFF_OR_JOB, Protect

SEES_ALL = "kurzweg_roles() && '{administrator,head_of_office}'"
SEEN = f"{JOB} or (kurzweg_kind() = 'staff' and (ordered_by_id = kurzweg_actor() or {SEES_ALL}))"
OF_A_SEEN_JOB = f"{JOB} or (kurzweg_kind() = 'staff' and exists (select from jobs_job j where j.id = job_id))"
OWN_ORDER = "kurzweg_kind() = 'staff' and ordered_by_id = kurzweg_actor() and repeats is null and ended_at is null"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40, verbose_name="Art")),
                ("arguments", models.JSONField(default=dict, verbose_name="Angaben")),
                ("slot", models.CharField(max_length=40, null=True, verbose_name="Platz")),
                ("ordered_at", models.DateTimeField(verbose_name="bestellt am")),
                ("due_at", models.DateTimeField(verbose_name="fällig am")),
                ("repeats", models.DurationField(null=True, verbose_name="wiederholt sich alle")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="beendet am")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "erledigt"),
                            ("stopped", "abgebrochen"),
                            ("refused", "nicht erlaubt"),
                            ("failed", "fehlgeschlagen"),
                            ("interrupted", "unterbrochen"),
                        ],
                        max_length=12,
                        verbose_name="Ausgang",
                    ),
                ),
                (
                    "ordered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="bestellt durch",
                    ),
                ),
            ],
            options={
                "verbose_name": "Auftrag",
                "verbose_name_plural": "Aufträge",
            },
        ),
        migrations.CreateModel(
            name="Worker",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("version", models.CharField(max_length=20, verbose_name="Fassung")),
                ("started_at", models.DateTimeField(verbose_name="gestartet am")),
                ("seen_at", models.DateTimeField(verbose_name="zuletzt gesehen am")),
            ],
            options={
                "verbose_name": "Arbeitsprozess",
                "verbose_name_plural": "Arbeitsprozesse",
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("worker", models.UUIDField(verbose_name="Arbeitsprozess")),
                ("began_at", models.DateTimeField(verbose_name="begonnen am")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="beendet am")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "erledigt"),
                            ("stopped", "abgebrochen"),
                            ("refused", "nicht erlaubt"),
                            ("failed", "fehlgeschlagen"),
                            ("interrupted", "unterbrochen"),
                        ],
                        max_length=12,
                        verbose_name="Ausgang",
                    ),
                ),
                ("failure", models.CharField(blank=True, max_length=500, verbose_name="Fehler")),
                ("done", models.IntegerField(default=0, verbose_name="erledigt")),
                ("total", models.IntegerField(default=0, verbose_name="insgesamt")),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attempts",
                        to="jobs.job",
                        verbose_name="Auftrag",
                    ),
                ),
            ],
            options={
                "verbose_name": "Anlauf",
                "verbose_name_plural": "Anläufe",
            },
        ),
        migrations.CreateModel(
            name="StopRequest",
            fields=[
                (
                    "job",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="jobs.job",
                        verbose_name="Auftrag",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="am")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="durch",
                    ),
                ),
            ],
            options={
                "verbose_name": "Abbruchwunsch",
                "verbose_name_plural": "Abbruchwünsche",
            },
        ),
        migrations.AddIndex(
            model_name="job",
            index=models.Index(condition=models.Q(("ended_at", None)), fields=["due_at"], name="jobs_by_due_time"),
        ),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("slot",), name="one_open_job_in_a_slot"
            ),
        ),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("outcome", "")),
                    models.Q(("ended_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                    _connector="OR",
                ),
                name="an_ended_job_says_how",
            ),
        ),
        Protect("jobs_job", select=SEEN, insert=f"{JOB} or ({OWN_ORDER})", update=JOB, delete=JOB),
        Protect("jobs_attempt", select=OF_A_SEEN_JOB, insert=JOB, update=JOB, delete=JOB),
        Protect(
            "jobs_stoprequest",
            select=OF_A_SEEN_JOB,
            insert="kurzweg_kind() = 'staff' and by_id = kurzweg_actor()"
            " and exists (select from jobs_job j where j.id = job_id)",
            delete=JOB,
        ),
        Protect("jobs_worker", select=STAFF_OR_JOB, insert=JOB, update=JOB, delete=JOB),
    ]
