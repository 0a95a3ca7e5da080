# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_sessions_wall"),
    ]

    operations = [
        migrations.CreateModel(
            name="Password",
            fields=[
                (
                    "staff",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Mitarbeitende",
                    ),
                ),
                ("hash", models.CharField(max_length=128, verbose_name="Prüfwert")),
                ("set_at", models.DateTimeField(verbose_name="gesetzt am")),
            ],
            options={
                "verbose_name": "Passwort",
                "verbose_name_plural": "Passwörter",
            },
        ),
        migrations.CreateModel(
            name="BrakeCount",
            fields=[
                ("key", models.BinaryField(max_length=32, primary_key=True, serialize=False, verbose_name="Prüfwert")),
                ("misses", models.IntegerField(verbose_name="Fehlversuche")),
                ("last_at", models.DateTimeField(verbose_name="zuletzt am")),
            ],
            options={
                "verbose_name": "Bremse",
                "verbose_name_plural": "Bremsen",
                "indexes": [models.Index(fields=["last_at"], name="brakes_by_age")],
            },
        ),
        migrations.CreateModel(
            name="SpentProof",
            fields=[
                ("key", models.BinaryField(max_length=32, primary_key=True, serialize=False, verbose_name="Prüfwert")),
                ("at", models.DateTimeField(verbose_name="verbraucht am")),
            ],
            options={
                "verbose_name": "Verbrauchter Nachweis",
                "verbose_name_plural": "Verbrauchte Nachweise",
                "indexes": [models.Index(fields=["at"], name="spent_proofs_by_age")],
            },
        ),
    ]
