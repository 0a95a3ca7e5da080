# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kurzweg.jobs import acting


class AccountsConfig(AppConfig):
    name = "kurzweg.accounts"
    verbose_name = "Mitarbeitende"

    def ready(self) -> None:
        from kurzweg.accounts import first_day  # noqa: F401  models must be loaded first
        from kurzweg.accounts.models import Role
        from kurzweg.accounts.models.membership import SETTING_UP
        from kurzweg.accounts.navigation import add_entry
        from kurzweg.accounts.ordering import acting_for

        acting.install(acting_for)
        add_entry("accounts:tour", _("Erste Schritte"), roles=tuple(Role), order=99, icon="help")
        add_entry("accounts:parts", _("Teile des Hauses"), roles=SETTING_UP, order=80, icon="home")
        add_entry("accounts:staff", _("Mitarbeitende"), roles=SETTING_UP, order=81, icon="people")
