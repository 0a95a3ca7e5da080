# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """How a job, or one attempt at it, ended."""

    DONE = "done", _("erledigt")
    STOPPED = "stopped", _("abgebrochen")
    REFUSED = "refused", _("nicht erlaubt")
    FAILED = "failed", _("fehlgeschlagen")
    INTERRUPTED = "interrupted", _("unterbrochen")
