# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SharingConfig(AppConfig):
    name = "kurzweg.sharing"
    verbose_name = "Einsicht"

    def ready(self) -> None:
        # Here, because the by-law and the navigation speak of models, which are there only now.
        from kurzweg.accounts.models.membership import SERVING
        from kurzweg.accounts.navigation import add_entry
        from kurzweg.accounts.parts import Part, belongs
        from kurzweg.sharing import rules
        from kurzweg.sharing.inbox import how_many_wait

        for page in ("person", "ask", "emergency", "request", "request-refusal", "request-withdrawal"):
            belongs(f"sharing:{page}", Part.REGISTER)
        for page in ("case", "share-case"):
            belongs(f"sharing:{page}", Part.CASES)
        add_entry("sharing:inbox", _("Einsicht"), roles=SERVING, order=40, icon="shield", waiting=how_many_wait)
        add_entry("sharing:report", _("Datenschutz"), roles=rules.GUARDIANS, order=50, icon="lock")
