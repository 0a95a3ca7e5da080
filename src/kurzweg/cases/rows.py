# SPDX-License-Identifier: EUPL-1.2
"""Matters as lines of a case or of a person: as far as the reader may see them, and not a trace of the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from kurzweg.matters.models import Matter
from kurzweg.matters.naming import Naming
from kurzweg.services.nouns import Text


@dataclass(frozen=True)
class MatterLine:
    """One matter: where it leads, where it lies."""

    number: str
    url: str
    service: Text
    unit: str
    since: datetime
    is_settled: bool


def lines(matters: Iterable[Matter], naming: Naming) -> list[MatterLine]:
    """One line per matter, in the order given."""
    return [
        MatterLine(
            matter.number, reverse("matters:matter", args=[matter.number]), naming.service(matter.service_id),
            naming.unit(matter.unit_id), matter.unit_since, matter.is_settled,
        )
        for matter in matters
    ]  # fmt: skip
