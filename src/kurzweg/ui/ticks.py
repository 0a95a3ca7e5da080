# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django import forms


class Ticks(forms.CheckboxSelectMultiple):
    """Mehrere zum Ankreuzen: one box each, in the house look, side by side where there is room."""

    template_name = "ui/components/ticks.html"
