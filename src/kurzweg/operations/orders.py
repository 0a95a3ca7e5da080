# SPDX-License-Identifier: EUPL-1.2
"""What the worker does for the house itself, and what administrators may order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.jobs.models import Job
from kurzweg.jobs.order import CannotBeDone, Order, Run
from kurzweg.operations.ground import ground
from kurzweg.operations.keyring import Keyring
from kurzweg.operations.outside import Outside
from kurzweg.operations.sealing import ChainFault, seal_logs, sealer_connection

KEPT = timedelta(days=30)
"""How long ended jobs are kept, for whoever asks what became of an order."""
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
    """Aufräumen: jobs that ended long ago go."""

    kind = "tidy-up"
    title = _("Aufräumen")
    every = timedelta(hours=1)

    def run(self, run: Run) -> None:  # noqa: ARG002
        Job.objects.filter(ended_at__lt=timezone.now() - KEPT).delete()
