# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from kurzweg.redesign.errors import LONGEST_TEXT, TooLongError
from kurzweg.ui.choices import Choice

IN_FORCE, TEXT, BLUEPRINT = "in-kraft", "text", "bauplan:"


class BeginningForm(forms.Form):
    """From what a draft begins."""

    key = forms.CharField(widget=forms.HiddenInput)
    source = forms.ChoiceField(
        label=_("Womit möchten Sie beginnen?"),
        help_text=_("Am Anfang steht eine Kopie. Was Sie darin ändern, ändert die Vorlage nicht."),
        widget=forms.Select({"id": "source"}),
        error_messages={"required": _("Wählen Sie, womit der Entwurf beginnt.")},
    )
    text = forms.CharField(
        label=_("Textform"),
        help_text=_("Nur wenn Sie oben „Ein eigener Text“ gewählt haben: hier einfügen oder unten als Datei wählen."),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 8, "dir": "ltr", "spellcheck": "false", "class": "kw-mono"}),
    )
    file = forms.FileField(label=_("Datei"), help_text=_("Eine YAML- oder JSON-Datei."), required=False)

    def __init__(self, *args: Any, choices: list[Choice], **named: Any) -> None:
        super().__init__(*args, **named)
        self.cards = choices
        self.fields["source"].choices = [(one.value, one.label) for one in choices]  # type: ignore[attr-defined]

    def clean_file(self) -> str:
        """The file as text; what is no text is said at once."""
        sent: UploadedFile[bytes] | None = self.cleaned_data["file"]
        content = sent.read(LONGEST_TEXT + 1) if sent else b""
        if len(content) > LONGEST_TEXT:
            raise ValidationError(str(TooLongError()))
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as wrong:
            raise ValidationError(_("Das ist keine Textdatei in UTF-8. Speichern Sie sie als Text.")) from wrong

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("source") == TEXT and not self.errors and not (cleaned.get("text") or cleaned.get("file")):
            self.add_error("text", _("Fügen Sie den Text ein, oder wählen Sie eine Datei."))
        return cleaned

    @property
    def own_text(self) -> str:
        """What was brought along."""
        return str(self.cleaned_data["file"] or self.cleaned_data["text"])
