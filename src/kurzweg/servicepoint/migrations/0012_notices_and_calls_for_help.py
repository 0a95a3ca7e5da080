# SPDX-License-Identifier: EUPL-1.2
"""What is different today, told to the hall; and a call for help, heard by every counter of the house."""

import django.db.models.deletion
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models

from kurzweg.walls.protection import EVERYBODY, Protect

STAFF = "(select kurzweg_kind()) = 'staff'"
OWN_UNIT = "unit_id = any ((select kurzweg_units())::int[])"


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0007_succession"),
        ("servicepoint", "0011_the_steps_of_a_ticket"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HallNotice",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("day", models.DateField(verbose_name="Tag")),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("closing_early", "Wir schließen früher"),
                            ("colleague_gone", "Ein Schalter fällt aus"),
                            ("system_slow", "Die Technik ist langsam"),
                        ],
                        max_length=20,
                        verbose_name="was anders ist",
                    ),
                ),
                ("closes_at", models.DateTimeField(null=True, verbose_name="schließt um")),
                ("at", models.DateTimeField(verbose_name="gesagt am")),
                ("lifted_at", models.DateTimeField(null=True, verbose_name="aufgehoben am")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="durch",
                    ),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="aufgehoben durch",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.site",
                        verbose_name="Standort",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.unit",
                        verbose_name="Einheit",
                    ),
                ),
            ],
            options={
                "verbose_name": "Mitteilung an die Halle",
                "verbose_name_plural": "Mitteilungen an die Halle",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at", None)),
                        fields=("unit", "day", "about"),
                        name="a_notice_is_said_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("about", "closing_early"), ("closes_at__isnull", False)),
                            models.Q(models.Q(("about", "closing_early"), _negated=True), ("closes_at", None)),
                            _connector="OR",
                        ),
                        name="closing_early_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at", None), ("lifted_by", None)),
                            models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_notice_is_lifted_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HelpCall",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(verbose_name="gerufen am")),
                ("acknowledged_at", models.DateTimeField(null=True, verbose_name="beantwortet am")),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="es kommt",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="durch",
                    ),
                ),
                (
                    "lane",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.lane",
                        verbose_name="Schalter",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.site",
                        verbose_name="Standort",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.unit",
                        verbose_name="Einheit",
                    ),
                ),
            ],
            options={
                "verbose_name": "Hilferuf",
                "verbose_name_plural": "Hilferufe",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("acknowledged_at", None)),
                        fields=("lane",),
                        name="one_open_call_for_help_at_a_lane",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acknowledged_at", None), ("acknowledged_by", None)),
                            models.Q(("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="answered_by_somebody",
                    ),
                ],
            },
        ),
        Protect(
            "servicepoint_hallnotice",
            select=EVERYBODY,
            insert=f"{STAFF} and {OWN_UNIT} and by_id = kurzweg_actor() and lifted_at is null",
            update=f"{STAFF} and {OWN_UNIT} and lifted_at is null",
            becomes=f"{STAFF} and {OWN_UNIT} and lifted_by_id = kurzweg_actor()",
            columns=("lifted_by_id", "lifted_at"),
        ),
        Protect(
            "servicepoint_helpcall",
            select=f"(select kurzweg_kind()) = 'job' or {STAFF}",
            insert=f"{STAFF} and {OWN_UNIT} and by_id = kurzweg_actor() and acknowledged_at is null",
            update=f"{STAFF} and acknowledged_at is null",
            becomes=f"{STAFF} and acknowledged_by_id = kurzweg_actor()",
            columns=("acknowledged_by_id", "acknowledged_at"),
        ),
    ]
