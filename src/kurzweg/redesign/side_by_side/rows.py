# SPDX-License-Identifier: EUPL-1.2
"""Who takes over what, who works on what, who supervises whom: the rows of the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kurzweg.engine.comparison import HandChange, SupervisionChange, Work, WorkChange
from kurzweg.engine.comparison.supervision import Lines
from kurzweg.redesign.side_by_side.naming import Naming, region_in_words


@dataclass(frozen=True, kw_only=True)
class HandRow:
    """Services that go from one unit to another; `who` is empty when they do so for everybody."""

    services: tuple[str, ...]
    before: str
    after: str
    who: tuple[str, ...]
    by_succession: bool


@dataclass(frozen=True, kw_only=True)
class WorkCell:
    """Who works on a service, and what that means for one person."""

    units: tuple[str, ...]
    told: str
    is_double: bool
    is_guess: bool


@dataclass(frozen=True, kw_only=True)
class WorkRow:
    """Services on which the same units work before and after."""

    services: tuple[str, ...]
    before: WorkCell | None
    after: WorkCell | None


@dataclass(frozen=True, kw_only=True)
class SupervisionRow:
    """The lines above a unit before and after."""

    unit: str
    before: str
    after: str


def hand_rows(changes: Sequence[HandChange], naming: Naming) -> tuple[HandRow, ...]:
    """The services that change hands, those that the most services share first."""
    most_first = sorted(changes, key=lambda change: -len(change.services))
    return tuple(
        HandRow(
            services=tuple(naming.service(service) for service in change.services),
            before=naming.holder(change.before, earlier=True),
            after=naming.holder(change.after, earlier=False),
            who=tuple(region_in_words(region) for region in change.regions),
            by_succession=change.by_succession,
        )
        for change in most_first
    )


def work_rows(changes: Sequence[WorkChange], naming: Naming) -> tuple[WorkRow, ...]:
    """Services on which several managements work or that come back; those alike stand together."""
    together: dict[tuple[WorkCell | None, WorkCell | None], list[str]] = {}
    for change in changes:
        cells = (_cell(change.before, naming, earlier=True), _cell(change.after, naming, earlier=False))
        together.setdefault(cells, []).append(naming.service(change.service))
    return tuple(
        WorkRow(services=tuple(services), before=before, after=after) for (before, after), services in together.items()
    )


def supervision_rows(changes: Sequence[SupervisionChange], naming: Naming) -> tuple[SupervisionRow, ...]:
    """The units that come under other supervision."""
    return tuple(
        SupervisionRow(
            unit=naming.unit(change.unit, earlier=False),
            before=_lines(change.before, naming, earlier=True),
            after=_lines(change.after, naming, earlier=False),
        )
        for change in changes
    )


def _cell(work: Work | None, naming: Naming, *, earlier: bool) -> WorkCell | None:
    if work is None:
        return None
    return WorkCell(
        units=tuple(naming.unit(unit, earlier=earlier) for unit in work.units),
        told=", ".join(_told(work)),
        is_double=work.is_double,
        is_guess=work.assumed,
    )


def _told(work: Work) -> list[str]:
    offices, sites = len(work.offices), len(work.sites)
    told = [
        ngettext("{count} Leitung", "{count} Leitungen", offices).format(count=offices),
        ngettext("{count} Ort", "{count} Orte", sites).format(count=sites),
    ]
    if work.handovers:
        told.append(ngettext("{count} Übergang", "{count} Übergänge", work.handovers).format(count=work.handovers))
    if work.returns:
        told.append(_("kommt zurück"))
    if work.days:
        days = round(work.days)
        told.append(ngettext("{count} Tag unterwegs", "{count} Tage unterwegs", days).format(count=days))
    return told


def _lines(lines: Lines | None, naming: Naming, *, earlier: bool) -> str:
    if lines is None:
        return _("gab es nicht") if earlier else _("gibt es nicht mehr")
    line = naming.unit(lines.line, earlier=earlier) if lines.line else _("keine, steht für sich")
    told = _("Dienstaufsicht: {unit}").format(unit=line)
    if lines.professional:
        above = naming.unit(lines.professional, earlier=earlier)
        told = "; ".join([told, _("Fachaufsicht: {unit}").format(unit=above)])
    return _("{fact} (angenommen)").format(fact=told) if lines.assumed else told
