# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MattersConfig(AppConfig):
    name = "kurzweg.matters"
    verbose_name = "Anliegen"

    def ready(self) -> None:
        from kurzweg.accounts.models.membership import SERVING  # models must be loaded first
        from kurzweg.accounts.navigation import add_entry
        from kurzweg.accounts.parts import Part, belongs
        from kurzweg.matters import first_day, orders, rules  # noqa: F401  the by-law and the orders need the models

        add_entry("matters:worklist", _("Anliegen"), roles=SERVING, order=20, icon="ticket")
        belongs("matters", Part.SERVICEPOINT, Part.REGISTER)
        belongs("matters:person", Part.REGISTER)
