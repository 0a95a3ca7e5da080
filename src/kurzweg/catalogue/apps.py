# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "kurzweg.catalogue"
    verbose_name = "Katalogpflege"

    def ready(self) -> None:
        from kurzweg.accounts.navigation import add_entry  # models must be loaded first
        from kurzweg.catalogue import first_day  # noqa: F401  models must be loaded first
        from kurzweg.catalogue.rules import EDITORS  # the by-law is read once, when the models are there

        add_entry("catalogue:services", _("Leistungen"), roles=EDITORS, order=62, icon="paper")
