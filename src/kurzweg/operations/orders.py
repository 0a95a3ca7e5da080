# SPDX-License-Identifier: EUPL-1.2
"""What the worker does for the house itself, and what administrators may order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.models import Installation
from kurzweg.jobs.models import Job
from kurzweg.jobs.order import CannotBeDone, Order, Run
from kurzweg.operations.backing_up import back_up
from kurzweg.operations.drilling import drill, sweep
from kurzweg.operations.ground import ground
from kurzweg.operations.keeping import key_of
from kurzweg.operations.keyring import Keyring
from kurzweg.operations.models import Backup
from kurzweg.operations.outside import Outside
from kurzweg.operations.paper import PAPER, put_on_paper
from kurzweg.operations.records import note_backup, note_drill
from kurzweg.operations.sealing import ChainFault, seal_logs, sealer_connection
from kurzweg.operations.shelf import ENDING, forget_old_ones, told_kindly

KEPT = timedelta(days=30)
"""How long ended jobs are kept, for whoever asks what became of an order."""
NIGHT = range(5)
ALMOST_A_DAY, OVERDUE = timedelta(hours=18), timedelta(hours=26)
MONTHS = "select log_ensure_months(current_date, (current_date + interval '14 months')::date)"


@dataclass(frozen=True, kw_only=True)
class SealLogs(Order):
    """Versiegelung: both logs, every minute."""

    kind = "seal-logs"
    title = _("Protokolle versiegeln")
    every = timedelta(minutes=1)

    def run(self, run: Run) -> None:  # noqa: ARG002
        here = ground()
        with sealer_connection(here.dsn("sealer")) as sealer:
            try:
                seal_logs(sealer, keyring=Keyring(here.home), outside=Outside(here.home))
            except ChainFault as fault:
                raise CannotBeDone(str(fault)) from fault


@dataclass(frozen=True, kw_only=True)
class KeepMonthsAhead(Order):
    """Monate des Protokolls: the log has a partition a month, made ahead for the coming year."""

    kind = "keep-months-ahead"
    title = _("Monate des Protokolls anlegen")
    every = timedelta(days=1)

    def run(self, run: Run) -> None:  # noqa: ARG002
        with sealer_connection(ground().dsn("sealer")) as sealer:
            sealer.execute("set lock_timeout = '2s'")
            sealer.execute(MONTHS)


@dataclass(frozen=True, kw_only=True)
class TidyUp(Order):
    """Aufräumen: jobs that ended long ago go, and what a killed drill has left: a copy of the whole office."""

    kind = "tidy-up"
    title = _("Aufräumen")
    every = timedelta(hours=1)

    def run(self, run: Run) -> None:  # noqa: ARG002
        Job.objects.filter(ended_at__lt=timezone.now() - KEPT).delete()
        sweep(ground())


@dataclass(frozen=True, kw_only=True)
class WritePaper(Order):
    """Notblätter: the day of every unit as pages for the printer, for when the house is away."""

    kind = "write-paper"
    title = _("Notblätter schreiben")
    every = timedelta(minutes=5)

    def run(self, run: Run) -> None:
        put_on_paper(ground().home / PAPER, at=run.at)


@dataclass(frozen=True, kw_only=True)
class BackUp(Order):
    """Sicherung: the whole office into one encrypted file."""

    kind = "back-up"
    title = _("Das Amt sichern")
    requires = "system.run"
    alone = True

    def run(self, run: Run) -> None:
        here = ground()
        file = here.backups / f"{timezone.localtime(run.at):%Y%m%d-%H%M%S}{ENDING}"
        with told_kindly():
            note_backup(
                here.dsn("app"),
                back_up(file, ground=here, key=key_of(here.home, make=True), progress=run.progress),
            )
            forget_old_ones(here.backups, at=run.at)


@dataclass(frozen=True, kw_only=True)
class TryBackup(Order):
    """Wiederherstellungsprobe: save, bring back aside, compare, tidy up."""

    kind = "drill"
    title = _("Proben, ob eine Sicherung zurückkommt")
    requires = "system.run"
    alone = True

    def run(self, run: Run) -> None:
        here = ground()
        with told_kindly():
            drilled = drill(ground=here, key=key_of(here.home, make=True), progress=run.progress)
        note_drill(here.dsn("app"), drilled)


@dataclass(frozen=True, kw_only=True)
class BackUpAtNight(Order):
    """Nächtliche Sicherung: orders a backup once a night; a demo and a training room need none."""

    kind = "back-up-at-night"
    title = _("Nachts sichern")
    every = timedelta(minutes=10)

    def run(self, run: Run) -> None:
        last = Backup.objects.order_by("-saved_at").values_list("saved_at", flat=True).first()
        is_due = last is None or run.at - last > (ALMOST_A_DAY if timezone.localtime(run.at).hour in NIGHT else OVERDUE)
        if is_due and not Installation.is_demo() and not settings.TRAINING:
            Job.order(BackUp(), by=None, at=run.at)
