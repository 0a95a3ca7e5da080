# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class LangConfig(AppConfig):
    """Sprachen: which languages the pages speak, and how names are sorted and found."""

    name = "kurzweg.lang"
    label = "lang"
    verbose_name = "Sprachen"
