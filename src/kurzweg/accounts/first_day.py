# SPDX-License-Identifier: EUPL-1.2
"""What the first day shows of this room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.models import Role
from kurzweg.accounts.models.membership import SETTING_UP
from kurzweg.accounts.tour import add_step

add_step(
    "choose-the-parts",
    _("Entscheiden, womit das Haus beginnt"),
    _("Der Wegweiser arbeitet immer. Servicepoint, Personenstamm und Fälle schalten Sie einzeln ein."),
    page="accounts:parts",
    roles=SETTING_UP,
    order=70,
)
add_step(
    "engage-a-colleague",
    _("Eine Kollegin oder einen Kollegen aufnehmen"),
    _("Name, Einheit und Rolle genügen. Der Einmal-Link, den Sie weitergeben, setzt das Passwort."),
    page="accounts:staff",
    roles=SETTING_UP,
    order=71,
)
add_step(
    "see-where-i-am-logged-in",
    _("Sehen, wo Sie angemeldet sind"),
    _("Unter Ihrem Namen oben steht Ihr Konto: Anmeldungen beenden, Passwort ändern."),
    page="accounts:account",
    roles=tuple(Role),
    order=90,
)
add_step(
    "set-up-a-second-factor",
    _("Einen zweiten Faktor einrichten"),
    _("Mit einem Passkey oder einer Code-App nützt Ihr Passwort niemandem, der es gesehen hat."),
    page="accounts:factor",
    roles=tuple(Role),
    order=91,
)
