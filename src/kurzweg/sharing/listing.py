# SPDX-License-Identifier: EUPL-1.2
"""Grants as lines for reading: which unit, why, by what law, what of it, since when and until when."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kurzweg.accounts.grounds import fields_in_words, ground_in_words
from kurzweg.accounts.models import Grant
from kurzweg.matters.naming import Naming


@dataclass(frozen=True, kw_only=True)
class GrantLine:
    """One grant, told. `until` is empty for a handover: it lasts as long as the matter lies there."""

    key: uuid.UUID
    unit: str
    from_unit: str
    ground: str
    purpose: str
    legal_basis: str
    fields: str
    reason: str
    since: datetime
    until: datetime | None
    is_over: bool
    may_be_ended: bool = False


def line(
    grant: Grant, naming: Naming, at: datetime, *, may_be_ended: bool = False, with_reason: bool = True
) -> GrantLine:
    """One grant as a line. The reason stays with the unit that gave it and with data protection."""
    ends = [end for end in (grant.ends_at, grant.ended_at) if end is not None]
    living = grant.is_living(at)
    return GrantLine(
        key=grant.pk, unit=naming.unit(grant.unit_id), from_unit=naming.unit(grant.from_unit_id),
        ground=ground_in_words(grant.ground), purpose=grant.purpose, legal_basis=grant.legal_basis,
        fields=fields_in_words(grant.fields), reason=grant.reason if with_reason else "", since=grant.starts_at,
        until=min(ends) if ends else None, is_over=not living, may_be_ended=may_be_ended and living,
    )  # fmt: skip


def lines(
    grants: Iterable[Grant], naming: Naming, at: datetime, *, may_be_ended: bool = False, with_reason: bool = True
) -> list[GrantLine]:
    """Grants as lines, in the order given."""
    return [line(grant, naming, at, may_be_ended=may_be_ended, with_reason=with_reason) for grant in grants]
