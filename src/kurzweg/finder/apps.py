# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class FinderConfig(AppConfig):
    name = "kurzweg.finder"
    verbose_name = "Zuständigkeitsfinder"
