# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.bylaw import is_allowed
from kurzweg.accounts.ending import end_sessions
from kurzweg.accounts.models.membership import Membership, OwnRightsError, Role
from kurzweg.accounts.passwords import is_password_of, set_password
from kurzweg.accounts.refusals import who_may
from kurzweg.walls.keys import uuid7


class StaffManager(BaseUserManager["Staff"]):
    @transaction.atomic
    def engage(self, username: str, *, name: str, password: str | None, at: datetime) -> Staff:
        """A new member of staff with a pseudonym for the log; without a password nobody can log in as them."""
        person = self.model(username=username, name=name, engaged_at=at)
        person.save(using=self._db)
        Pseudonym.objects.create(staff=person)
        if password is not None:
            person.set_password(password, at=at)
        return person


class StaffQuerySet(models.QuerySet["Staff"]):
    def working(self) -> Self:
        return self.filter(left_at=None)

    def gone(self) -> Self:
        return self.exclude(left_at=None)


class Staff(AbstractBaseUser):
    """Mitarbeitende: somebody who works in the house, whoever pays them. Rights come from memberships only."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    username = models.CharField(_("Anmeldename"), max_length=80, unique=True)
    name = models.CharField(_("Name"), max_length=200)
    engaged_at = models.DateTimeField(_("dabei seit"))
    left_at = models.DateTimeField(_("ausgeschieden am"), null=True)

    last_login = None  # the access log knows better, and a log-in needs no write
    password = None  # type: ignore[assignment]  # stands in a table of its own, behind its own wall

    USERNAME_FIELD = "username"

    objects = StaffManager.from_queryset(StaffQuerySet)()

    class Meta:
        verbose_name = _("Mitarbeitende")
        verbose_name_plural = _("Mitarbeitende")

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """What Django asks before a log-in; for us it follows from a record, not from a flag."""
        return self.left_at is None

    def set_password(self, raw_password: str, *, at: datetime) -> None:  # type: ignore[override]
        """Let this be the password; see `kurzweg.accounts.passwords` for who may."""
        set_password(self.pk, raw_password, at=at)

    def check_password(self, raw_password: str | None) -> bool:
        """Whether this is the password. Nobody has an empty one."""
        return is_password_of(self.pk, raw_password or "")

    @transaction.atomic
    def leave(self, *, by: Staff, at: datetime) -> bool:
        """This person works here no more: no role, no log-in, no open link. Said twice, the first word counts."""
        if self.pk == by.pk:
            raise OwnRightsError
        if not Staff.objects.working().filter(pk=self.pk).update(left_at=at):
            return False
        for membership in Membership.objects.filter(staff=self, ended_at=None):
            membership.end(by=by, at=at)
        end_sessions(self.pk, at=at)
        self.left_at = at
        return True

    def get_session_auth_hash(self) -> str:
        """What Django asks of every session; ours end in their own table, also when the password changes."""
        return str(self.pk)

    @cached_property
    def pseudonym(self) -> int:
        """The number that stands for this person in the logs."""
        return Pseudonym.objects.values_list("number", flat=True).get(staff_id=self.pk)

    @cached_property
    def roles(self) -> frozenset[tuple[Role, int]]:
        """Role and unit of every membership in force in this transaction; set when the request begins."""
        return frozenset()

    @property
    def units(self) -> frozenset[int]:
        return frozenset(unit for _role, unit in self.roles)

    def works_as(self, *roles: Role, unit: int | None = None) -> bool:
        """Whether a membership gives one of these roles, in this unit when one is named."""
        return any(role in roles and unit in (None, place) for role, place in self.roles)

    def may(self, verb: str, on: Any = None) -> bool:
        """Whether the rules of the house allow this person to do this; `verb` reads "handover.accept"."""
        return is_allowed(verb, self, on)

    def require(self, verb: str, on: Any = None) -> None:
        """Go on only when allowed. Raises `PermissionDenied`, which becomes a sentence that says who may."""
        if not self.may(verb, on):
            raise PermissionDenied(who_may(verb))


class Pseudonym(models.Model):
    """Pseudonym: the number that stands for a member of staff in the logs. Deleting it makes the logs anonymous."""

    staff = models.OneToOneField(
        Staff, models.CASCADE, primary_key=True, related_name="+", verbose_name="Mitarbeitende"
    )
    number = models.IntegerField(
        _("Nummer"),
        unique=True,
        db_default=models.expressions.RawSQL("nextval('accounts_pseudonym_number')::int", ()),
    )

    class Meta:
        verbose_name = _("Pseudonym")
        verbose_name_plural = _("Pseudonyme")

    def __str__(self) -> str:
        return str(self.number)
