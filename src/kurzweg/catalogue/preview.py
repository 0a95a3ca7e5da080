# SPDX-License-Identifier: EUPL-1.2
"""Looking at the draft as visitors will see it: a room higher up says where, as soon as it can show it."""

from __future__ import annotations

from collections.abc import Callable

from kurzweg.services.parts import Place

UrlOf = Callable[[str, str], str]
_shown_by: list[UrlOf] = []


def show_by(url_of: UrlOf) -> None:
    """Say at which address a service of the draft can be looked at, in a language."""
    _shown_by[:] = [url_of]


def url_of_preview(place: Place, language: str) -> str:
    """Where the draft of a service can be looked at; empty for what has no page of its own."""
    return _shown_by[0](place.code, language) if _shown_by and place.shelf == "services" else ""
