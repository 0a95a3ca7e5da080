# SPDX-License-Identifier: EUPL-1.2
"""What the first day shows of this room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.models import Role
from kurzweg.accounts.tour import add_step

add_step(
    "ask-the-finder",
    _("Fragen wie eine Besucherin"),
    _("Fragen Sie den Wegweiser in Alltagsworten, zum Beispiel „Wohnung“. Wechseln Sie oben die Sprache."),
    page="finder:start",
    roles=tuple(Role),
    order=10,
)
