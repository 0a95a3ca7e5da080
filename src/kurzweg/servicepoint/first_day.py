# SPDX-License-Identifier: EUPL-1.2
"""What the first day shows of this room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.models.membership import SERVING
from kurzweg.accounts.tour import add_step

add_step(
    "open-a-lane",
    _("Einen Schalter öffnen"),
    _("Wählen Sie Ihren Platz und öffnen Sie ihn. Dann können Sie die nächste Person aufrufen."),
    page="servicepoint:lanes",
    roles=SERVING,
    order=20,
)
add_step(
    "draw-a-number",
    _("Selbst eine Nummer ziehen"),
    _("So sieht es eine Besucherin am Kiosk. Ziehen Sie eine Nummer und rufen Sie sie am Schalter auf."),
    page="servicepoint:kiosk",
    roles=SERVING,
    order=30,
)
