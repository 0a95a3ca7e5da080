# SPDX-License-Identifier: EUPL-1.2
"""Where a matter stands, told to the person whose matter it is: one sentence first, then what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kurzweg.events.kinds import Kind
from kurzweg.matters.models import Matter, Outcome
from kurzweg.matters.naming import Naming
from kurzweg.matters.timeline import Entry

WAITING = frozenset({Kind.TicketDrawn, Kind.TicketTransferred, Kind.VisitorOnTheWay})
CALLED = frozenset({Kind.TicketCalled, Kind.TicketRecalled})
OF_THE_QUEUE = WAITING | CALLED | {
    Kind.TicketParked, Kind.VisitorMissed, Kind.VisitorLeft, Kind.ServingStarted, Kind.ServingFinished,
}  # fmt: skip
OF_THE_OFFER = frozenset({Kind.HandoverOffered, Kind.MatterHandedOver, Kind.HandoverDeclined, Kind.HandoverWithdrawn})


@dataclass(frozen=True)
class Standing:
    """What the status page says."""

    sentence: str
    do: str
    next: str


def standing_of(matter: Matter, entries: Sequence[Entry], naming: Naming) -> Standing:
    """Say in plain words where this matter stands, whether anything is to be done, and what comes next."""
    if matter.is_settled:
        return _settled(matter)
    unit = naming.unit(matter.unit_id)
    since = date_format(timezone.localtime(matter.unit_since), "DATE_FORMAT")
    return Standing(
        sentence=_("Ihr Anliegen liegt seit {day} hier: {unit}.").format(day=since, unit=unit),
        do=_what_to_do(entries),
        next=_what_comes_next(entries, unit),
    )


def _settled(matter: Matter) -> Standing:
    day = date_format(timezone.localtime(matter.settlement.at), "DATE_FORMAT")
    sentence, follows = {
        Outcome.DONE: (_("Ihr Anliegen ist seit {day} erledigt."), ""),
        Outcome.REFUSED: (
            _("Ihr Anliegen wurde am {day} abgelehnt."),
            _("Sie bekommen die Gründe schriftlich. Sie können dagegen vorgehen; fragen Sie uns, wie."),
        ),
        Outcome.WITHDRAWN: (_("Ihr Anliegen wurde am {day} beendet, weil es zurückgenommen wurde."), ""),
        Outcome.NOT_OURS: (
            _("Für Ihr Anliegen ist eine andere Behörde zuständig. Wir haben es am {day} abgeschlossen."),
            _("Fragen Sie am Servicepoint, wohin Sie sich wenden können."),
        ),
    }[Outcome(matter.settlement.outcome)]
    nothing = "" if follows else _("Sie müssen nichts tun.")
    return Standing(sentence=sentence.format(day=day), do=nothing, next=follows)


def _what_to_do(entries: Sequence[Entry]) -> str:
    last = _last(entries, OF_THE_QUEUE)
    if last in WAITING:
        return _("Bitte warten Sie im Haus, bis Ihre Nummer aufgerufen wird.")
    if last in CALLED:
        return _("Ihre Nummer ist aufgerufen. Bitte kommen Sie jetzt.")
    if last is Kind.VisitorMissed:
        return _("Ihre Nummer war aufgerufen. Bitte melden Sie sich am Servicepoint.")
    return _("Sie müssen nichts tun.")


def _what_comes_next(entries: Sequence[Entry], unit: str) -> str:
    if _last(entries, OF_THE_OFFER) is Kind.HandoverOffered:
        return _(
            "{unit} hat eine andere Stelle gebeten, Ihr Anliegen zu übernehmen. Bis dahin bleibt es, wo es ist."
        ).format(unit=unit)
    if _last(entries, OF_THE_QUEUE) in WAITING | CALLED | {Kind.VisitorMissed}:
        return _("Noch hat niemand mit der Arbeit begonnen. Wenn Sie an der Reihe sind, hilft Ihnen: {unit}.").format(
            unit=unit
        )
    return _("{unit} bearbeitet Ihr Anliegen. Wenn etwas fehlt, sagen wir es Ihnen.").format(unit=unit)


def _last(entries: Sequence[Entry], kinds: frozenset[Kind]) -> Kind | None:
    return next((entry.kind for entry in reversed(entries) if entry.kind in kinds), None)
