# SPDX-License-Identifier: EUPL-1.2
"""What the first day shows of this room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.tour import add_step
from kurzweg.redesign.rules import DRAFTING

add_step(
    "begin-a-draft",
    _("Einen Entwurf beginnen"),
    _("Nehmen Sie den Aufbau, der heute gilt, und ändern Sie eine Einheit. Jeder Schritt lässt sich zurücknehmen."),
    page="redesign:begin",
    roles=DRAFTING,
    order=50,
)
