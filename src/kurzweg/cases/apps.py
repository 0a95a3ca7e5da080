# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "kurzweg.cases"
    verbose_name = "Fälle"

    def ready(self) -> None:
        from kurzweg.accounts.parts import Part, belongs  # models must be loaded first
        from kurzweg.cases import rules  # noqa: F401  the by-law is read once, when the models are there

        belongs("cases", Part.CASES)
        belongs("cases:person", Part.REGISTER)
