# SPDX-License-Identifier: EUPL-1.2
"""The seals over both logs: written by a role of their own, which reads the logs and nothing else."""

from django.db import migrations, models

from kurzweg.walls.protection import STAFF_OR_JOB, AppendOnly, Protect, Statements

SEALER = "kurzweg_sealer"
SEALED = ("log_event", "log_event_object", "accounts_accessentry")


def for_the_sealer(table: str, right: str, verb: str) -> Statements:
    """One right of the sealer on one table, as a privilege and as a policy."""
    means = "with check (true)" if verb == "insert" else "using (true)"
    return [
        f"grant {right} on {table} to {SEALER}",
        f"create policy sealer_{verb} on {table} for {verb} to {SEALER} {means}",
    ]


def not_for_the_sealer(table: str, right: str, verb: str) -> Statements:
    return [f"drop policy sealer_{verb} on {table}", f"revoke {right} on {table} from {SEALER}"]


class Migration(migrations.Migration):
    initial = True
    dependencies = [("events", "0001_log"), ("accounts", "0003_walls")]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "log", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("log", models.CharField(max_length=10, verbose_name="Protokoll")),
                ("number", models.IntegerField(verbose_name="Nummer")),
                ("sealed_at", models.DateTimeField(verbose_name="gesiegelt am")),
                ("horizon", models.BigIntegerField(verbose_name="Sicht")),
                ("floor", models.BigIntegerField(verbose_name="Grund")),
                ("top", models.BigIntegerField(verbose_name="höchste Zeile")),
                ("keys", models.TextField(verbose_name="Zeilen")),
                ("late", models.TextField(verbose_name="rückdatierte Zeilen")),
                ("hints", models.BinaryField(verbose_name="Anfänge der Prüfwerte")),
                ("root", models.BinaryField(verbose_name="Prüfwert der Zeilen")),
                ("previous", models.BinaryField(verbose_name="Kopf davor")),
                ("signer", models.CharField(max_length=16, verbose_name="Schlüssel")),
                ("head", models.BinaryField(verbose_name="Kopf")),
                ("signature", models.BinaryField(verbose_name="Unterschrift")),
            ],
            options={
                "verbose_name": "Siegel",
                "verbose_name_plural": "Siegel",
                "indexes": [models.Index(fields=["log", "top"], name="seals_above_a_row")],
            },
        ),
        Protect("operations_seal", select=STAFF_OR_JOB),
        AppendOnly("operations_seal"),
        *[
            migrations.RunSQL(for_the_sealer(table, "select", "select"), not_for_the_sealer(table, "select", "select"))
            for table in (*SEALED, "operations_seal")
        ],
        migrations.RunSQL(
            for_the_sealer("operations_seal", "insert", "insert"),
            not_for_the_sealer("operations_seal", "insert", "insert"),
        ),
        # Rows are read from a number on; they lie in the order of their numbers, so that a coarse index is enough.
        migrations.RunSQL(
            "create index log_event_by_number on log_event using brin (event_id)"
            " with (pages_per_range = 32, autosummarize = on)",
            "drop index log_event_by_number",
        ),
        # Months for which nobody starts the office anew.
        migrations.RunSQL(
            f"grant execute on function log_ensure_months(date, date) to {SEALER}",
            f"revoke execute on function log_ensure_months(date, date) from {SEALER}",
        ),
    ]
