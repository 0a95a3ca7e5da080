# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
import kurzweg.walls.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0002_walls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("family_name", models.CharField(blank=True, max_length=300, verbose_name="Familienname")),
                ("given_name", models.CharField(blank=True, max_length=300, verbose_name="Vorname")),
                ("folded_name", models.CharField(editable=False, max_length=700)),
                ("sort_key", models.BinaryField()),
                ("birth_year", models.SmallIntegerField(null=True, verbose_name="Geburtsjahr")),
                ("birth_month", models.SmallIntegerField(null=True, verbose_name="Geburtsmonat")),
                ("birth_day", models.SmallIntegerField(null=True, verbose_name="Geburtstag")),
                (
                    "nationality",
                    models.CharField(blank=True, max_length=60, verbose_name="Staatsangehörigkeit"),
                ),
                ("language", models.CharField(default="de", max_length=10, verbose_name="Sprache")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="Telefon")),
                ("recorded_at", models.DateTimeField(verbose_name="aufgenommen am")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="aufgenommen durch",
                    ),
                ),
            ],
            options={
                "verbose_name": "Person",
                "verbose_name_plural": "Personen",
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.UUIDField(default=kurzweg.walls.keys.uuid7, primary_key=True, serialize=False)),
                ("since", models.DateTimeField(verbose_name="seit")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences",
                        to="people.person",
                        verbose_name="Person",
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
                "verbose_name": "Bekanntheit",
                "verbose_name_plural": "Bekanntheiten",
            },
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["sort_key"], name="persons_in_phonebook_order"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("family_name", ""), _negated=True),
                    models.Q(("given_name", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_person_has_at_least_one_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("birth_day", None), ("birth_month", None)),
                    models.Q(("birth_day", None), ("birth_month__range", (1, 12)), ("birth_year__isnull", False)),
                    models.Q(
                        ("birth_day__range", (1, 31)),
                        ("birth_month__range", (1, 12)),
                        ("birth_year__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="a_birth_date_is_known_from_the_year_on",
            ),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.UniqueConstraint(fields=("person", "unit"), name="a_person_is_known_to_a_unit_once"),
        ),
    ]
