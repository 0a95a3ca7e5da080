# SPDX-License-Identifier: EUPL-1.2
"""Drafts among the structures that can be laid side by side, as far as their reader may see them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kurzweg.engine.structure import read
from kurzweg.redesign.models import Draft
from kurzweg.redesign.sources import Shelf, Source, add_shelf


def _drafts() -> Iterator[Source]:
    for draft in Draft.objects.open():
        head = draft.head
        title = _("Entwurf {number}: {label}").format(number=draft.pk, label=head.label)
        yield Source(key=f"entwurf-{draft.pk}", title=title, read=partial(read, head.content, file=title))


add_shelf(Shelf(heading=gettext_lazy("Entwürfe"), sources=_drafts))
