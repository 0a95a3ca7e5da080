# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "kurzweg.offices"
    verbose_name = "Aufbau"
