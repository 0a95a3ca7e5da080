# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "kurzweg.services"
    label = "services"
    verbose_name = "Leistungen"
    default_auto_field = "django.db.models.SmallAutoField"
