# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "kurzweg.events"
    verbose_name = "Ereignisse"
