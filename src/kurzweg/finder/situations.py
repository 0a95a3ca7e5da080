# SPDX-License-Identifier: EUPL-1.2
"""The doors into the catalogue: life situations and services as big cards."""

from __future__ import annotations

from collections.abc import Iterable

from kurzweg.finder.address import Address, Pairs, start_address
from kurzweg.services.nouns import Catalogue, Service
from kurzweg.services.signposts import Signpost
from kurzweg.ui.choices import Choice


def situation_choices(catalogue: Catalogue, language: str, kept: Pairs) -> list[Choice]:
    """All life situations, in the order of the catalogue."""
    choices = []
    for one in catalogue.life_situations.values():
        title = one.title(language)
        choices.append(
            Choice(
                value=one.id, label=title.value, icon=one.pictogram,
                url=start_address(("lage", one.id), *kept), language=title.language if title.is_fallback else "",
            )
        )  # fmt: skip
    return choices


def service_choices(services: Iterable[Service | Signpost], language: str, kept: Pairs) -> list[Choice]:
    """Services as cards that lead to the question who is responsible."""
    choices = []
    for service in services:
        title = service.title(language)
        choices.append(
            Choice(
                value=service.id, label=title.value, line=service.summary(language).value,
                url=Address(service.id, (), kept).url, language=title.language if title.is_fallback else "",
            )
        )  # fmt: skip
    return choices
