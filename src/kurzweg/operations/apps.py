# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "kurzweg.operations"
    verbose_name = "Betrieb"

    def ready(self) -> None:
        from kurzweg.operations import orders  # noqa: F401  the worker must know them
