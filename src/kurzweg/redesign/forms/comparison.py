# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzweg.redesign.sources import shelves

Choices = list[tuple[str, str | list[tuple[str, str]]]]

GONE = _("Diese Fassung gibt es nicht oder nicht mehr. Wählen Sie eine andere.")


class PairForm(forms.Form):
    """Two structures to lay side by side; the names of its fields stand in the address."""

    von = forms.ChoiceField(label=_("Vorher"), help_text=_("Der Aufbau, von dem Sie ausgehen."))
    bis = forms.ChoiceField(label=_("Nachher"), help_text=_("Der Aufbau, den Sie daneben legen."))

    def __init__(self, *args: object, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]  # as Django's own form
        offered = _offered()
        for field in self.fields.values():
            assert isinstance(field, forms.ChoiceField)
            field.choices = offered
            field.error_messages["invalid_choice"] = GONE


def _offered() -> Choices:
    by_shelf = [(str(shelf.heading), [(one.key, one.title) for one in shelf.sources()]) for shelf in shelves()]
    return [("", _("Bitte wählen")), *((heading, sources) for heading, sources in by_shelf if sources)]  # type: ignore[list-item]
