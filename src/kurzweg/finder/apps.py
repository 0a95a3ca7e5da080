# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class FinderConfig(AppConfig):
    name = "kurzweg.finder"
    verbose_name = "Zuständigkeitsfinder"

    def ready(self) -> None:
        from kurzweg.catalogue.preview import show_by  # models must be loaded first
        from kurzweg.finder import first_day  # noqa: F401  models must be loaded first
        from kurzweg.finder.preview import url_of_preview

        show_by(url_of_preview)
