# SPDX-License-Identifier: EUPL-1.2
"""Two structures side by side: figures, hands, lived double structures, supervision, and the story of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kurzweg.engine.comparison.figures import Figures, figures_of
from kurzweg.engine.comparison.hands import HandChange, hand_changes
from kurzweg.engine.comparison.supervision import SupervisionChange, supervision_changes
from kurzweg.engine.comparison.telling import Pair, Told, story
from kurzweg.engine.comparison.work import Work, work_on
from kurzweg.engine.responsibility import Catalogue
from kurzweg.engine.responsibility.plan import rules_by_service
from kurzweg.engine.structure import Structure


@dataclass(frozen=True, kw_only=True)
class WorkChange:
    """Who works on one service before and after; None where nobody of the office leads it."""

    service: str
    before: Work | None
    after: Work | None


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What differs between two structures, beside the changes of single fields that `diff` tells."""

    before: Figures
    after: Figures
    hands: tuple[HandChange, ...]
    doubles: tuple[WorkChange, ...]
    supervision: tuple[SupervisionChange, ...]
    story: tuple[Told, ...]


def compare_structures(before: Structure, after: Structure, catalogue: Catalogue) -> Comparison:
    """Compare two structures under one catalogue.

    Parameters: both structures; `catalogue`, service id to the conditions of those for whom it exists (a service
    that only rules name is taken to exist for everybody). Returns
    figures of both, the services that change hands, the services on which several managements work or whose
    flow leads back (in either structure), the units under other supervision, and all of it as sentences.
    Deterministic; nothing is simulated.

    >>> from kurzweg.engine.structure import example
    >>> compare_structures(example(), example(), {"duldung": ()}).hands
    ()
    """
    named = dict.fromkeys(service for one in (before, after) for service in rules_by_service(one))
    catalogue = {**catalogue, **{service: () for service in named if service not in catalogue}}
    works = (work_on(before, catalogue), work_on(after, catalogue))
    figures = (figures_of(before, works[0].values()), figures_of(after, works[1].values()))
    hands = hand_changes(before, after, catalogue)
    return Comparison(
        before=figures[0],
        after=figures[1],
        hands=hands,
        doubles=tuple(_doubles(catalogue, *works)),
        supervision=supervision_changes(before, after),
        story=story(Pair(old=before, new=after, before=figures[0], after=figures[1], hands=hands)),
    )


def _doubles(catalogue: Catalogue, before: Mapping[str, Work], after: Mapping[str, Work]) -> list[WorkChange]:
    changes = [
        WorkChange(service=service, before=before.get(service), after=after.get(service)) for service in catalogue
    ]
    return [change for change in changes if _is_told(change.before) or _is_told(change.after)]


def _is_told(work: Work | None) -> bool:
    return work is not None and (work.is_double or work.returns > 0)
