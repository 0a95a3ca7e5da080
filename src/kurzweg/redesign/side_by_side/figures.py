# SPDX-License-Identifier: EUPL-1.2
"""The figures of two structures as the rows of one table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from kurzweg.engine.comparison import Comparison, Figures


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """One figure on both sides; `meaning` says how it is counted."""

    label: str
    before: str
    after: str
    changed: bool
    meaning: str = ""


def figure_rows(compared: Comparison, *, flows_are_guesses: bool) -> tuple[FigureRow, ...]:
    """All figures, the large ones first; what rests on guesses says so."""
    old, new = compared.before, compared.after
    return (*_size(old, new), *_work(old, new, _("Angenommen.") if flows_are_guesses else ""))


def _size(old: Figures, new: Figures) -> Iterator[FigureRow]:
    yield _row(_("Einheiten"), old.units, new.units)
    yield _row(_("Standorte"), old.sites, new.sites)
    yield _row(
        _("Leitungen"), old.offices, new.offices, _("Ämter direkt unter der Spitze, und Träger, die für sich stehen.")
    )
    yield _row(_("Stellen im eigenen Haus"), old.staff, new.staff, _guessed(old, new))
    yield _row(_("Stellen bei Partnern"), old.partner_staff, new.partner_staff)
    yield _row(
        _("Einheiten mit zwei Linien der Aufsicht"),
        old.two_lines,
        new.two_lines,
        _("Dienst- und Fachaufsicht liegen bei verschiedenen Stellen."),
    )


def _work(old: Figures, new: Figures, guessed: str) -> Iterator[FigureRow]:
    yield _row(_("Leistungen, für die das Haus zuständig ist"), old.led, new.led)
    double = _("An der Leistung arbeiten für dieselbe Person Einheiten unter verschiedener Leitung.")
    yield _row(_("Gelebte Doppelstrukturen"), old.double, new.double, f"{double} {guessed}".strip())
    returning = _("Auf ihrem Weg kommt die Leistung zu einer Einheit zurück, die sie schon hatte.")
    yield _row(_("Leistungen, die zurückkommen"), old.returning, new.returning, f"{returning} {guessed}".strip())
    yield _row(_("Übergänge von Einheit zu Einheit, alle Leistungen zusammen"), old.handovers, new.handovers, guessed)


def _guessed(old: Figures, new: Figures) -> str:
    if not old.guessed_staff and not new.guessed_staff:
        return ""
    return _("Mit denen bei Partnern angenommen: vorher bei {before} Einheiten, nachher bei {after}.").format(
        before=old.guessed_staff, after=new.guessed_staff
    )


def _row(label: str, before: float | None, after: float | None, meaning: str = "") -> FigureRow:
    return FigureRow(label=label, before=_shown(before), after=_shown(after), changed=before != after, meaning=meaning)


def _shown(value: float | None) -> str:
    if value is None:
        return _("unbekannt")
    return str(number_format(int(value) if value == int(value) else round(value, 2)))
