# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.allocation.led import Offered, grouped
from kurzweg.allocation.models.round import LONGEST_WINDOW
from kurzweg.servicepoint.offer import HORIZON
from kurzweg.ui.dates import DayField

OPENS, CLOSES = time(8), time(18)
MOST_PLACES: Final = 2000
FEW_DAYS: Final = timedelta(days=3)


class RoundForm(forms.Form):
    """Which places are drawn, and when one can apply."""

    what = forms.ChoiceField(label=_("Welche Termine?"), help_text=_("Nur solche, die Sie durch Verlosung vergeben"))
    apply_first = DayField(
        label=_("Bewerben kann man sich ab"), help_text=_("8 Uhr; heute gilt: ab jetzt. Zum Beispiel 3 4 2027")
    )
    apply_last = DayField(
        label=_("Bewerben kann man sich bis"),
        help_text=_("18 Uhr. Ein bis zwei Tage genügen: Schnell sein hilft nicht."),
    )
    first = DayField(label=_("Erster Tag der Plätze"), help_text=_("Frühestens zwei Tage nach der Verlosung"))
    last = DayField(label=_("Letzter Tag der Plätze"), help_text=_("Höchstens sechs Wochen voraus"))
    most = forms.IntegerField(
        label=_("Wie viele Plätze höchstens?"), min_value=1, max_value=MOST_PLACES, initial=50,
        help_text=_("Sie werden gleichmäßig über die Tage gewählt und sind sofort vorgemerkt."),
    )  # fmt: skip

    def __init__(self, *args: Any, offered: Sequence[Offered], now: datetime, **named: Any) -> None:
        super().__init__(*args, **named)
        self.now, self.today, self.offered = now, timezone.localdate(now), {one.key: one for one in offered}
        self.fields["what"].choices = [("", _("Bitte wählen")), *grouped(offered)]  # type: ignore[attr-defined]
        starts = {"apply_first": 0, "apply_last": 1, "first": 4, "last": 11}
        for name, days in starts.items():
            self.fields[name].initial = self.today + timedelta(days=days)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        days: list[date | None] = [said.get(name) for name in ("apply_first", "apply_last", "first", "last")]
        apply_first, apply_last, first, last = days
        if apply_first and apply_first < self.today:
            self.add_error("apply_first", _("Dieser Tag ist vorbei."))
        elif apply_first and apply_last and not timedelta(0) <= apply_last - apply_first < LONGEST_WINDOW:
            self.add_error("apply_last", _("Die Bewerbung endet nach ihrem Beginn, höchstens zwei Wochen später."))
        elif apply_last and self.closes_at(apply_last) <= self.now + timedelta(hours=1):
            self.add_error("apply_last", _("Das ist zu bald: Mindestens eine Stunde muss die Bewerbung offen sein."))
        if apply_last and first and first < apply_last + timedelta(days=2):
            self.add_error(
                "first", _("Wer gewinnt, braucht Zeit zum Zusagen: Beginnen Sie zwei Tage nach der Verlosung.")
            )
        if first and last and not first <= last <= self.today + HORIZON:
            self.add_error("last", _("Der letzte Tag liegt nach dem ersten und höchstens sechs Wochen voraus."))
        return said

    @property
    def chosen(self) -> Offered:
        return self.offered[self.cleaned_data["what"]]

    def opens_at(self, day: date) -> datetime:
        """The morning of the day; now, when that is over."""
        return max(self.now, datetime.combine(day, OPENS, timezone.get_default_timezone()))

    def closes_at(self, day: date) -> datetime:
        """The evening of the day."""
        return datetime.combine(day, CLOSES, timezone.get_default_timezone())
