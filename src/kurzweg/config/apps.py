# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The last app to be ready: it ties the one table of reactions to the events."""

    name = "kurzweg.config"
    verbose_name = "Einstellungen"

    def ready(self) -> None:
        from kurzweg import reactions  # models must be loaded first
        from kurzweg.config.standing import Installed
        from kurzweg.operations import ground

        reactions.install()
        ground.install(Installed())
