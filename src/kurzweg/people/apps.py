# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "kurzweg.people"
    verbose_name = "Personen"

    def ready(self) -> None:
        from kurzweg.accounts.models.membership import SERVING  # models must be loaded first
        from kurzweg.accounts.navigation import add_entry
        from kurzweg.accounts.parts import Part, belongs
        from kurzweg.people import first_day, rules  # noqa: F401  the by-law is read once, when the models are there

        add_entry("people:search", _("Personen"), roles=SERVING, order=30, icon="people")
        belongs("people", Part.REGISTER)
