# SPDX-License-Identifier: EUPL-1.2
"""What the first day shows of this room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.models.membership import SERVING
from kurzweg.accounts.tour import add_step

add_step(
    "search-a-person",
    _("Eine Person suchen"),
    _("Sie finden alle, für die Ihre Einheiten arbeiten. Akzente und Umlaute sind gleich."),
    page="people:search",
    roles=SERVING,
    order=60,
)
