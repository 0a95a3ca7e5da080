# SPDX-License-Identifier: EUPL-1.2
"""What the first day shows of this room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.models.membership import SERVING
from kurzweg.accounts.tour import add_step

add_step(
    "read-the-worklist",
    _("Die Arbeitsliste lesen"),
    _("Oben steht, was Ihrer Einheit angeboten ist, darunter, was offen ist. J und K gehen durch die Liste."),
    page="matters:worklist",
    roles=SERVING,
    order=40,
)
add_step(
    "open-a-matter",
    _("Ein Anliegen aufnehmen"),
    _("Wählen Sie eine Leistung. Das Haus sagt, welche Einheit zuständig ist und warum."),
    page="matters:choose",
    roles=SERVING,
    order=50,
)
