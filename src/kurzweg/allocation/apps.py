# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AllocationConfig(AppConfig):
    name = "kurzweg.allocation"
    verbose_name = "Vergabe"

    def ready(self) -> None:
        # Here, because the by-law and the navigation speak of models, which are there only now.
        from kurzweg.accounts.models.membership import LEADING_A_UNIT, LEADING_THE_OFFICE
        from kurzweg.accounts.navigation import add_entry
        from kurzweg.accounts.parts import Part, belongs
        from kurzweg.allocation import orders, rules  # noqa: F401  the worker must know its orders
        from kurzweg.allocation.models.way import openness
        from kurzweg.servicepoint import giving

        heads = (*LEADING_A_UNIT, *LEADING_THE_OFFICE)
        add_entry("allocation:ways", _("Knappe Termine"), roles=heads, order=29, icon="calendar")
        belongs("allocation", Part.SERVICEPOINT)
        giving.install(openness)
