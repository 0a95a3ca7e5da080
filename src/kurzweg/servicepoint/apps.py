# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicepointConfig(AppConfig):
    name = "kurzweg.servicepoint"
    verbose_name = "Servicepoint"

    def ready(self) -> None:
        # Here, because the by-law and the navigation speak of models, which are there only now.
        from kurzweg.accounts.models.membership import LEADING_A_UNIT, LEADING_THE_OFFICE, SERVING
        from kurzweg.accounts.navigation import add_entry
        from kurzweg.accounts.parts import Part, belongs
        from kurzweg.servicepoint import first_day, orders, rules  # noqa: F401  the worker must know the orders

        heads = (*LEADING_A_UNIT, *LEADING_THE_OFFICE)
        add_entry("servicepoint:operation", _("Betrieb"), roles=heads, order=28, icon="calendar")
        add_entry("servicepoint:lanes", _("Schalter"), roles=SERVING, order=25, icon="speaker")
        add_entry("servicepoint:diary", _("Termine"), roles=SERVING, order=26, icon="clock")
        belongs("servicepoint", Part.SERVICEPOINT)
        for page in ("operation", "closure", "closure-lift", "absence", "absence-take-back"):
            belongs(f"servicepoint:{page}")  # the finder goes by closures too, whether or not anybody is called
