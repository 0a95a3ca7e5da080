# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from kurzweg.sharing.forms.units import ForUnit
from kurzweg.sharing.forms.widgets import in_own_words
from kurzweg.sharing.models.emergency import SHORTEST_REASON


class EmergencyForm(ForUnit):
    """Why it cannot wait."""

    reason = forms.CharField(
        label=gettext_lazy("Warum kann das nicht warten?"),
        help_text=gettext_lazy("Die zuständige Einheit und der Datenschutz lesen das sofort."),
        min_length=SHORTEST_REASON, max_length=500, widget=in_own_words(),
        error_messages={
            "required": gettext_lazy("Schreiben Sie, was der Notfall ist."),
            "min_length": gettext_lazy("Ein Wort genügt nicht: Schreiben Sie in einem Satz, was der Notfall ist."),
        },
    )  # fmt: skip
