# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class WallsConfig(AppConfig):
    name = "kurzweg.walls"
    verbose_name = "Wände"
