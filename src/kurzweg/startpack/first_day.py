# SPDX-License-Identifier: EUPL-1.2
"""What the first day shows of this room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.tour import add_step
from kurzweg.startpack.rules import READERS

add_step(
    "read-the-start-pack",
    _("Das Startpaket lesen"),
    _("Verzeichnis, Folgenabschätzung und Dienstvereinbarung sind als Entwurf geschrieben. Lücken füllt das Amt."),
    page="startpack:papers",
    roles=READERS,
    order=80,
)
