# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OperationsConfig(AppConfig):
    name = "kurzweg.operations"
    verbose_name = "Betrieb"

    def ready(self) -> None:
        from kurzweg.accounts.navigation import add_entry  # models must be loaded first
        from kurzweg.operations import orders  # noqa: F401  the worker must know them
        from kurzweg.operations.rules import READERS

        add_entry("operations:system", _("System"), roles=READERS, order=95, icon="check")
