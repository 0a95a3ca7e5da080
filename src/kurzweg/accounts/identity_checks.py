# SPDX-License-Identifier: EUPL-1.2
"""How an administrator makes sure that somebody is who they say, before helping them with a log-in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Checked(models.TextChoices):
    """What was done; a call or a mail alone is none of it."""

    IN_PERSON = "in-person", _("Ich habe die Person vor mir gesehen und kenne sie.")
    PAPER = "paper", _("Ich habe ihren Dienstausweis oder Personalausweis gesehen.")
    CALLED_BACK = "called-back", _("Ich habe unter ihrer dienstlichen Nummer zurückgerufen und kenne die Stimme.")
