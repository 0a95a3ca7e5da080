# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a visitor stands; which step may follow which is a table in the database."""

    WAITING = "waiting", _("wartet")
    CALLED = "called", _("aufgerufen")
    SERVING = "serving", _("wird bedient")
    PARKED = "parked", _("geparkt")
    MISSED = "missed", _("nicht gekommen")
    DONE = "done", _("fertig")
    LEFT = "left", _("gegangen")


AT_A_LANE = (State.CALLED, State.SERVING)
