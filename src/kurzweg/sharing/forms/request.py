# SPDX-License-Identifier: EUPL-1.2
"""A request to look into what another unit knows, and the answer to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kurzweg.sharing.forms.terms import TermsForm
from kurzweg.sharing.forms.units import ForUnit
from kurzweg.sharing.forms.widgets import boxes

DAYS = (7, 14, 31, 92)


def _days(choices: Sequence[int], initial: int) -> forms.TypedChoiceField:
    said = [(days, _("{days} Tage").format(days=days)) for days in choices]
    return forms.TypedChoiceField(label=_("Wie lange?"), choices=said, coerce=int, initial=initial)


class AccessForm(ForUnit, TermsForm):
    """A request to look, for some days."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["days"] = _days(DAYS, DAYS[1])


class AnswerForm(forms.Form):
    """What is shown, and how long: never longer than asked for."""

    matters = forms.MultipleChoiceField(
        label=gettext_lazy("Welche Anliegen?"), help_text=gettext_lazy("Nur was für den Zweck nötig ist."),
        widget=boxes(),
        error_messages={"required": gettext_lazy("Wählen Sie mindestens ein Anliegen, oder lehnen Sie ab.")},
    )  # fmt: skip

    def __init__(self, *args: Any, matters: Sequence[tuple[str, str]], days: int, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["matters"].choices = list(matters)  # type: ignore[attr-defined]
        self.fields["days"] = _days(sorted({days, *(one for one in DAYS if one < days)}), days)
