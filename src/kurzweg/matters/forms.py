# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzweg.events.kinds import Reason
from kurzweg.matters.models import Outcome
from kurzweg.matters.reasons import decline_choices
from kurzweg.ui.choices import Choice


def _note(**named: object) -> forms.Textarea:
    return forms.Textarea({"rows": 3, "dir": "auto", **named})


class HandoverForm(forms.Form):
    """To whom, and what is to be done there."""

    explanations = {
        "unit": _("Zuständig bleiben Sie, bis die andere Einheit annimmt. Oben steht, wen der Aufbau vorsieht."),
    }

    unit = forms.TypedChoiceField(label=_("An welche Einheit?"), coerce=int)
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Was ist dort zu tun?"),
        help_text=_("Ein Satz genügt. Diese Notiz liest die Einheit, bevor sie annimmt."),
        max_length=500,
        widget=_note(),
        error_messages={"required": _("Schreiben Sie in einem Satz, was die andere Einheit tun soll.")},
    )

    def __init__(self, *args: object, units: Sequence[tuple[int, str]], **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        self.fields["unit"].choices = [("", _("Bitte wählen")), *units]  # type: ignore[attr-defined]


class ChosenPersonForm(forms.Form):
    """Somebody who is known already, by the button beside their name."""

    person = forms.UUIDField(required=False)


class DeclineForm(forms.Form):
    """Why the matter stays where it is."""

    explanations = {
        "reason": _("Der Grund hilft der anderen Einheit weiter und zeigt dem Haus, wo Zuständigkeiten unklar sind."),
        "note": _("Zum Beispiel, wer zuständig ist oder welches Papier fehlt. Nur die beiden Einheiten lesen das."),
    }

    reason = forms.TypedChoiceField(
        label=_("Warum lehnen Sie ab?"),
        widget=forms.Select({"id": "reason"}),
        coerce=lambda value: Reason(int(value)),
        error_messages={"required": _("Wählen Sie einen Grund. Die andere Einheit muss ihn kennen.")},
    )
    note = forms.CharField(
        label=_("Was soll die andere Einheit wissen?"), max_length=500, required=False, widget=_note()
    )

    def __init__(self, *args: object, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        self.fields["reason"].choices = decline_choices()  # type: ignore[attr-defined]

    @property
    def cards(self) -> list[Choice]:
        return [Choice(value=value, label=words) for value, words in decline_choices()]


class SettleForm(forms.Form):
    """How the matter ended."""

    explanations = {
        "outcome": _("Danach ist das Anliegen abgeschlossen. Die Person sieht es in ihrem Stand."),
    }

    outcome = forms.TypedChoiceField(
        label=_("Wie ist das Anliegen ausgegangen?"),
        widget=forms.Select({"id": "outcome"}),
        choices=Outcome.choices,
        coerce=Outcome,
        error_messages={"required": _("Wählen Sie, wie das Anliegen ausgegangen ist.")},
    )

    @property
    def cards(self) -> list[Choice]:
        return [Choice(value=outcome.value, label=str(outcome.label)) for outcome in Outcome]
