# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from kurzweg.accounts.identities import at_the_gate
from kurzweg.accounts.models import Staff


class StaffBackend(BaseBackend):
    """Log-in by name and password; an unknown name costs as much time as a wrong password."""

    def authenticate(
        self,
        request: HttpRequest | None,  # noqa: ARG002  Django's name for it
        username: str = "",
        password: str = "",
        **_named: Any,
    ) -> Staff | None:
        with at_the_gate():
            person = Staff.objects.working().filter(username=username).first()
            if person is None:
                Staff().set_password(password)
                return None
            return person if person.check_password(password) else None

    def get_user(self, user_id: uuid.UUID) -> Staff | None:
        return Staff.objects.working().filter(pk=user_id).first()
