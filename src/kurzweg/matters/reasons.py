# SPDX-License-Identifier: EUPL-1.2
"""Why a unit does not take a matter over, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kurzweg.events.kinds import Reason
from kurzweg.matters.models.offer import DECLINE_REASONS

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

WORDS: dict[Reason, _StrPromise] = {
    Reason.NOT_OURS: _("Wir sind nicht zuständig"),
    Reason.PAPERS_MISSING: _("Es fehlen Unterlagen"),
    Reason.NO_CAPACITY: _("Wir schaffen es zurzeit nicht"),
    Reason.CONFLICT_OF_INTEREST: _("Jemand von uns ist befangen"),
    Reason.OTHER: _("Anderer Grund"),
}


def reason_in_words(reason: Reason) -> str:
    """The reason as the declining unit says it."""
    return str(WORDS[reason])


def decline_choices() -> list[tuple[str, str]]:
    """The reasons a unit may give, in their order on the page."""
    return [(str(reason.value), reason_in_words(reason)) for reason in DECLINE_REASONS]
