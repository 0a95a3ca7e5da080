# SPDX-License-Identifier: EUPL-1.2
"""What the worker does for the halls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.jobs.order import Order, Run


@dataclass(frozen=True, kw_only=True)
class ScoreWaits(Order):
    """Güte der Wartezeiten: every day that is over is scored once."""

    kind = "score-waits"
    title = _("Gesagte Wartezeiten prüfen")
    every = timedelta(hours=1)

    def run(self, run: Run) -> None:
        from kurzweg.servicepoint.waits.scoring import score_what_was_told  # noqa: PLC0415 - numpy, which no page needs

        score_what_was_told(today=timezone.localdate(run.at))
