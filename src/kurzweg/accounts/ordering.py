# SPDX-License-Identifier: EUPL-1.2
"""A job runs with the rights that whoever ordered it has when it runs, not with those of when it was ordered."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from kurzweg.accounts.identities import acting_as_staff
from kurzweg.accounts.models import Staff
from kurzweg.walls.identity import JOB, acting_as


@contextmanager
def acting_for(staff: uuid.UUID, at: datetime) -> Iterator[Staff | None]:
    """Act as this person inside the block; None when they do not work here any more."""
    with acting_as(JOB):
        person = Staff.objects.working().filter(pk=staff).first()
    if person is None:
        yield None
        return
    with acting_as_staff(person, at=at):
        yield person
