# SPDX-License-Identifier: EUPL-1.2
"""What the first day shows of this room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.tour import add_step
from kurzweg.catalogue.rules import EDITORS

add_step(
    "read-the-catalogue",
    _("Nachlesen, was Besucher lesen"),
    _("Öffnen Sie eine Leistung Ihrer Einheit. Ändern Sie ein Wort und nehmen Sie es zurück; Besucher merken nichts."),
    page="catalogue:services",
    roles=EDITORS,
    order=60,
)
