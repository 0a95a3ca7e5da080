# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzweg.engine import calling


class State(models.TextChoices):
    """Where a visitor stands; which step may follow which says `engine.calling.STEPS`, and the database."""

    WAITING = "waiting", _("wartet")
    CALLED = "called", _("aufgerufen")
    SERVING = "serving", _("wird bedient")
    PARKED = "parked", _("geparkt")
    MISSED = "missed", _("nicht gekommen")
    DONE = "done", _("fertig")
    LEFT = "left", _("gegangen")
    CANCELLED = "cancelled", _("gestrichen")


AT_A_LANE = tuple(sorted(calling.AT_A_LANE))
EXPECTED = (State.WAITING, State.PARKED, State.MISSED)
"""In these states somebody still expects the person, who may also go."""
