# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RedesignConfig(AppConfig):
    name = "kurzweg.redesign"
    verbose_name = "Umbau"

    def ready(self) -> None:
        # Here, because the by-law and the navigation speak of models, which are there only now.
        from kurzweg.accounts.navigation import add_entry
        from kurzweg.redesign import first_day, orders, rules, shelf  # noqa: F401  the worker must know the orders

        add_entry("redesign:structures", _("Umbau"), roles=rules.DRAFTING, order=60, icon="structure")
