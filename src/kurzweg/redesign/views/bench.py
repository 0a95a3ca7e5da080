# SPDX-License-Identifier: EUPL-1.2
"""What every page of a draft stands on: the draft as its reader may see it, its newest step, what that is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.door import StaffRequest
from kurzweg.engine.structure import Structure as Plan
from kurzweg.redesign.checking import Checked, examine
from kurzweg.redesign.models import Draft, Revision
from kurzweg.redesign.naming import Names, spoken
from kurzweg.redesign.remarks import Remark, remarks_on

TABS = (
    ("draft", _("Bild")),
    ("text", _("Text")),
    ("difference", _("Unterschied")),
    ("steps", _("Schritte")),
    ("publication", _("Inkrafttreten")),
)


@dataclass(frozen=True)
class Tab:
    """One view of a draft."""

    url: str
    label: str
    is_here: bool


@dataclass
class Bench:
    """Werkbank: one draft on one page."""

    draft: Draft
    head: Revision

    @cached_property
    def checked(self) -> Checked:
        return examine(self.head.content)

    @property
    def plan(self) -> Plan | None:
        return self.checked.plan

    @cached_property
    def names(self) -> Names:
        assert self.plan is not None
        return Names(self.plan)

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        return remarks_on(self.checked, self.head.content)

    @property
    def last_step(self) -> str:
        return self.head.told(spoken())

    @cached_property
    def is_open(self) -> bool:
        """Whether it can be edited: neither in force nor thrown away."""
        return not (self.draft.is_discarded or self.draft.is_published)


def bench_of(request: StaffRequest, number: int) -> Bench:
    """The draft with this number, or 404 for whoever does not draft."""
    draft = get_object_or_404(Draft.objects.select_related("base", "started_by"), pk=number)
    request.user.require("structure.draft", draft)
    return Bench(draft, draft.head)


def show_bench(
    request: StaffRequest, bench: Bench, tab: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A page of the draft, with its head and its tabs."""
    tabs = [Tab(reverse(f"redesign:{name}", args=[bench.draft.pk]), str(label), name == tab) for name, label in TABS]
    whole = {"bench": bench, "draft": bench.draft, "tab": tab, "tabs": tabs, **(context or {})}
    return render(request, f"redesign/{tab}.html", whole, status=status)
