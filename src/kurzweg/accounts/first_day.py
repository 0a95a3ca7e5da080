# SPDX-License-Identifier: EUPL-1.2
"""What the first day shows of this room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.rules import SETTING_UP
from kurzweg.accounts.tour import add_step

add_step(
    "choose-the-parts",
    _("Entscheiden, womit das Haus beginnt"),
    _("Der Wegweiser arbeitet immer. Servicepoint, Personenstamm und Fälle schalten Sie einzeln ein."),
    page="accounts:parts",
    roles=SETTING_UP,
    order=70,
)
