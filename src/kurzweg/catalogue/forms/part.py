# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kurzweg.catalogue.draft import Draft
from kurzweg.lang.languages import language
from kurzweg.services.parts import PartValue, Place
from kurzweg.services.wording import tidy, tidy_lines, unseen_sign


class PlainText(forms.CharField):
    """A text as people type it: no signs that nobody sees; what looks like HTML is text like any other.

    A name is one line, however it was typed; with `lines` each line of a text stays one.
    """

    def __init__(self, *, longest: int, rows: int = 1, spoken: str = "", lines: bool = False, **kwargs: Any) -> None:
        self.longest, self.tidy = longest, tidy_lines if lines else tidy
        attrs: dict[str, Any] = {"maxlength": longest, "autocomplete": "off"}
        if spoken:
            attrs |= {"lang": spoken, "dir": language(spoken).direction}
        widget = forms.Textarea(attrs | {"rows": rows}) if rows > 1 else forms.TextInput(attrs)
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: Any) -> str:
        typed = str(value or "")
        if sign := unseen_sign(typed):
            raise forms.ValidationError(
                _("Hier steht ein Zeichen, das man nicht sieht (%(sign)s). Schreiben Sie die Stelle neu.")
                % {"sign": sign}
            )
        text = self.tidy(typed)
        if len(text) > self.longest:
            raise forms.ValidationError(
                _("Das sind %(n)s Zeichen. Kürzen Sie auf %(longest)s.") % {"n": len(text), "longest": self.longest}
            )
        return text


class Lines(PlainText):
    """Several short texts, one in each line."""

    default_error_messages = {"many": gettext_lazy("Das sind zu viele Zeilen. Lassen Sie die unwichtigsten weg.")}

    def __init__(self, *, longest: int, most: int, spoken: str = "", **kwargs: Any) -> None:
        super().__init__(longest=longest, rows=6, spoken=spoken, **kwargs)
        self.widget.attrs.pop("maxlength")
        self.most = most

    def to_python(self, value: Any) -> Any:
        lines = [super(Lines, self).to_python(line) for line in str(value or "").splitlines()[: self.most + 1]]
        found = list(dict.fromkeys(filter(None, lines)))
        if len(found) > self.most:
            raise forms.ValidationError(self.error_messages["many"])
        return found


class PartForm(forms.Form):
    """A form for one part of the catalogue: it shows the value that stands and gives back the one that was typed."""

    def __init__(self, draft: Draft, place: Place, data: Any = None) -> None:
        self.draft, self.place = draft, place
        held: Any = draft.parts.get(place)  # a plain value of the file, of the shape that this form knows
        super().__init__(data, initial=self.shown(held) if held is not None else {})

    def shown(self, value: Any) -> dict[str, Any]:
        """What the fields show of a value."""
        return dict(value)

    def value(self) -> PartValue:
        """What was typed, as the part keeps it."""
        return dict(self.cleaned_data)
