# SPDX-License-Identifier: EUPL-1.2
"""Dates, times and durations as people say them, in the language of the page; never `03/04`."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.dateformat import format as spell
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

DAYS = {
    "de": "l, j. F Y",
    "de-simple": "l, j. F Y",
    "ar": "l، j F Y",
    "fa": "l j F Y",
    "fr": "l j F Y",
    "ru": "l, j E Y",
    "tr": "j F Y l",
    "uk": "l, j E Y",
}
"""As each language writes a whole day (CLDR, full date); the year of the calendar that the office uses."""
OTHERWISE = "l, j F Y"
SMALL_WEEKDAYS = frozenset({"ru", "uk"})
"""Django begins these weekdays with a capital letter; inside a sentence they have none."""


def day(value: date) -> str:
    """Samstag, 3. April 2027, in the office's own time zone."""
    spoken = get_language() or "de"
    said = spell(_here(value), DAYS.get(spoken, OTHERWISE))
    return said[0].lower() + said[1:] if spoken in SMALL_WEEKDAYS else said


def clock(value: datetime) -> str:
    """9:14 Uhr; Latin digits everywhere, because times are called out and typed."""
    return _("%(time)s Uhr") % {"time": spell(_here(value), "G:i")}


def moment(value: datetime) -> str:
    """Samstag, 3. April 2027, 9:14 Uhr."""
    return _("%(day)s, %(clock)s") % {"day": day(value), "clock": clock(value)}


def when(value: datetime, *, today: date) -> str:
    """Like `moment`, but with today, yesterday and tomorrow by their names."""
    near = {
        today: _("heute"),
        today - timedelta(days=1): _("gestern"),
        today + timedelta(days=1): _("morgen"),
    }
    there = _here(value)
    name = near.get(there.date() if isinstance(there, datetime) else there)
    return _("%(day)s, %(clock)s") % {"day": name, "clock": clock(value)} if name else moment(value)


def minutes(value: int) -> str:
    """25 Minuten; 1 Stunde 10 Minuten."""
    hours, rest = divmod(value, 60)
    in_hours = ngettext("%(n)s Stunde", "%(n)s Stunden", hours) % {"n": hours}
    in_minutes = ngettext("%(n)s Minute", "%(n)s Minuten", rest) % {"n": rest}
    if not hours:
        return in_minutes
    return _("%(hours)s %(minutes)s") % {"hours": in_hours, "minutes": in_minutes} if rest else in_hours


def _here(value: date) -> date:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value
