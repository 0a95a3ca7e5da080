# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid

from django.contrib.auth.backends import BaseBackend

from kurzweg.accounts.identities import at_the_gate
from kurzweg.accounts.models import Staff
from kurzweg.accounts.passwords import owner_of


class StaffBackend(BaseBackend):
    """Where Django finds whose session it is. It lets nobody in: that is done at the gate, behind the brake."""

    def get_user(self, user_id: uuid.UUID) -> Staff | None:
        return Staff.objects.working().filter(pk=user_id).first()


def person_with(username: str, password: str) -> Staff | None:
    """Whose name and password these are, if they work here."""
    person = owner_of(username, password)
    if person is None:
        return None
    with at_the_gate():
        return Staff.objects.working().filter(pk=person).first()
