# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StartpackConfig(AppConfig):
    name = "kurzweg.startpack"
    verbose_name = "Startpaket"

    def ready(self) -> None:
        from kurzweg.accounts.navigation import add_entry  # models must be loaded first
        from kurzweg.startpack import first_day  # noqa: F401
        from kurzweg.startpack.rules import READERS

        add_entry("startpack:papers", _("Startpaket"), roles=READERS, order=90, icon="paper")
