# SPDX-License-Identifier: EUPL-1.2
"""What all pages of editing have in common: which revision the writer saw, and what is said after saving."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from kurzweg.accounts.door import StaffRequest
from kurzweg.catalogue.models import CatalogueRevision
from kurzweg.ui.notices import tell


def seen_in(request: StaffRequest) -> int:
    """Which revision of the part the writer had before their eyes; none fits a number that nobody gave out."""
    typed = request.POST.get("seen", "")[:9]
    return int(typed) if typed.isascii() and typed.isdigit() else -1


def tell_saved(request: StaffRequest, revision: CatalogueRevision | None) -> None:
    """Say that it is saved in the draft, with the way back; say so too when there was nothing to save."""
    if revision is None:
        tell(request, _("Das stand schon so da. Es gibt nichts zu speichern."))
        return
    undo = reverse("catalogue:take-back", args=[revision.pk])
    tell(request, _("Im Entwurf gespeichert. Besucher sehen es, wenn Sie veröffentlichen."), undo=undo)
