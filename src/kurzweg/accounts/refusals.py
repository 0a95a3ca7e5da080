# SPDX-License-Identifier: EUPL-1.2
"""Who may do what one may not do oneself: a sentence per verb, said by the room whose rule it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_sentences: dict[str, _StrPromise | str] = {}


def say_who_may(verb: str, sentence: _StrPromise | str) -> None:
    """Give the sentence for a refused verb."""
    _sentences[verb] = sentence


def who_may(verb: str) -> str:
    """The sentence for a refused verb; a general one for a room that gave none."""
    return str(_sentences.get(verb) or _("Ihre Rolle sieht das nicht vor."))
