# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class UiConfig(AppConfig):
    """Gestaltung: templates, components, styles and live updates of every page."""

    name = "kurzweg.ui"
    label = "ui"
    verbose_name = "Gestaltung"
