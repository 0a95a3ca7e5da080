# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class RedesignConfig(AppConfig):
    name = "kurzweg.redesign"
    verbose_name = "Umbau"
