# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "kurzweg.jobs"
    verbose_name = "Aufträge"
