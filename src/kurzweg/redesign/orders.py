# SPDX-License-Identifier: EUPL-1.2
"""What the worker does when the structure changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from kurzweg.jobs.order import Order, Run
from kurzweg.redesign.moving import move_what_was_left


@dataclass(frozen=True, kw_only=True)
class FollowStructure(Order):
    """Umzug der Anliegen: matters of units that are no more go to whoever took over."""

    kind = "follow-structure"
    title = _("Anliegen ziehen mit dem Organisationsplan um")
    every = timedelta(minutes=15)

    def run(self, run: Run) -> None:
        move_what_was_left(at=run.at)
