# SPDX-License-Identifier: EUPL-1.2
"""What all forms of the picture have in common: each shows one part of a structure and knows how to change it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from kurzweg.engine.structure import Structure
from kurzweg.redesign.naming import Names
from kurzweg.redesign.numbers import number_in

NOBODY = ("", "–")


class PartForm(forms.Form):
    """One part of a structure. `seen` is the step that its reader had before them."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, plan: Structure, **named: Any) -> None:
        self.plan = plan
        self.names = Names(plan)
        super().__init__(*args, **named)

    @abstractmethod
    def edit(self, plan: Structure) -> Structure:
        """The structure with what was typed in."""

    @abstractmethod
    def aspect(self, plan: Structure) -> object:
        """The part that this form shows: what others must not have changed meanwhile."""

    @property
    def seen_step(self) -> int:
        return number_in(str(self.data.get("seen", "")))

    def unit_choices(self, *, without: str = "") -> list[tuple[str, object]]:
        """All units by name, and nobody."""
        return [NOBODY, *((code, name) for code, name in self.names.units.items() if code != without)]


@dataclass(frozen=True)
class Differing:
    """One field in which two people meant different things."""

    label: str
    mine: str
    theirs: str


def differing(mine: PartForm, theirs: PartForm) -> tuple[Differing, ...]:
    """The fields in which what was typed differs from what is saved now, in words."""
    rows = (
        Differing(str(bound.label), _shown(mine, bound.name), _shown(theirs, bound.name))
        for bound in mine
        if not bound.is_hidden
    )
    return tuple(row for row in rows if row.mine != row.theirs)


def _shown(form: PartForm, name: str) -> str:
    value, field = form[name].value(), form.fields[name]
    chosen = value if isinstance(value, list | tuple) else [value]
    words = {str(code): str(word) for code, word in getattr(field, "choices", ())}
    return ", ".join(words.get(str(one), str(one)) for one in chosen if one not in (None, ""))


def in_order(chosen: Iterable[str], before: Sequence[str]) -> tuple[str, ...]:
    """What was ticked, in the order that the text had, so that only what was meant changes in it."""
    ticked = list(chosen)
    return (*(one for one in before if one in ticked), *(one for one in ticked if one not in before))
