# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class InterpretingConfig(AppConfig):
    name = "kurzweg.interpreting"
    verbose_name = "Sprachmittlung"

    def ready(self) -> None:
        from kurzweg.accounts.parts import Part, belongs  # models must be loaded first
        from kurzweg.interpreting import rules  # noqa: F401  the by-law is read once, when the models are there

        belongs("interpreting", Part.SERVICEPOINT)
