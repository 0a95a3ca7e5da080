# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class FinderConfig(AppConfig):
    name = "kurzweg.finder"
    verbose_name = "Zuständigkeitsfinder"

    def ready(self) -> None:
        from kurzweg.finder import first_day  # noqa: F401  models must be loaded first
