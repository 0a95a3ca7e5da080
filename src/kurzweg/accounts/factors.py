# SPDX-License-Identifier: EUPL-1.2
"""The second factor of a member of staff: setting it up, asking for it, spending a code. A code counts once."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from kurzweg.accounts import totp
from kurzweg.accounts.identity_checks import Checked
from kurzweg.accounts.models import AuthenticatorApp, FactorReset, Passkey, RecoveryCode, Staff
from kurzweg.accounts.passkeys import has_passkey
from kurzweg.accounts.wrapping import unwrapped, wrapped
from kurzweg.walls.identity import GATE, acting_as
from kurzweg.walls.keys import keyed_hash

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without letters and digits that look alike."""
CODES, LONG = 10, 10
APP = "select accounts_find_app(%s)"
SPEND = "select accounts_spend(%s, %s)"
REDEEM = "select accounts_redeem_code(%s, %s, %s)"
RESET = "select accounts_reset_factor(%s, %s, %s, %s)"


@dataclass(frozen=True)
class OwnFactor:
    """What a person may know of their own second factor."""

    app_since: datetime | None
    passkeys: list[Passkey]
    codes_left: int

    @property
    def since(self) -> datetime | None:
        """Since when there is one."""
        return min(filter(None, (self.app_since, *(one.added_at for one in self.passkeys))), default=None)

    @property
    def is_there(self) -> bool:
        return self.app_since is not None or bool(self.passkeys)

    @property
    def is_one(self) -> bool:
        """Whether it hangs by one device: who gives that up has none any more."""
        return (self.app_since is not None) + len(self.passkeys) == 1


def factor_since(person: Staff) -> datetime | None:
    """Since when somebody has a second factor: for themselves, and for whoever sets up the house."""
    passkey = Passkey.objects.filter(staff=person).in_order().values_list("added_at", flat=True).first()
    return min((since for since in (app_since(person), passkey) if since), default=None)


def app_since(person: Staff) -> datetime | None:
    """Since when somebody has an app that makes codes."""
    return AuthenticatorApp.objects.filter(staff=person).values_list("added_at", flat=True).first()


def own_factor(person: Staff) -> OwnFactor:
    """The second factor of whoever acts."""
    left = RecoveryCode.objects.filter(staff=person, used_at=None).values_list("pk", flat=True)
    return OwnFactor(app_since(person), list(Passkey.objects.filter(staff=person).shown().in_order()), len(left))


def how_many_lack_one() -> tuple[int, int]:
    """How many of those who work here have no second factor, and how many work here. No names."""
    working = set(Staff.objects.working().values_list("pk", flat=True))
    with_app = AuthenticatorApp.objects.values_list("staff_id", flat=True)
    with_passkey = Passkey.objects.values_list("staff_id", flat=True)
    return len(working.difference(with_app, with_passkey)), len(working)


def has_factor(person: uuid.UUID) -> bool:
    """Whether this person has a second factor: asked at the gate, after a right password."""
    return has_app(person) or has_passkey(person)


def has_app(person: uuid.UUID) -> bool:
    """Whether this person has an app that makes codes: asked at the gate."""
    return _app_of(person) is not None


def is_second_factor_of(person: uuid.UUID, typed: str, *, at: datetime) -> bool:
    """Whether this is a code of the app, or a recovery code, of this person, and was never used before."""
    code = "".join(typed.split()).replace("-", "").upper()
    if code.isascii() and code.isdecimal() and len(code) == totp.DIGITS:
        return _is_of_app(person, code, at)
    return len(code) == LONG and bool(_ask(REDEEM, person, _hash_of(person, code), at))


@transaction.atomic
def set_up_app(person: Staff, secret: bytes, code: str, *, at: datetime) -> bool:
    """Let this app be the second factor of whoever acts, once a code of it proves that it works."""
    step = totp.step_of(secret, "".join(code.split()), at=at)
    if step is None or not _spend(person.pk, secret, step, at):
        return False
    AuthenticatorApp.objects.filter(staff=person).delete()
    AuthenticatorApp.objects.create(staff=person, secret=wrapped(secret, "app", str(person.pk)), added_at=at)
    return True


@transaction.atomic
def give_up_app(person: Staff) -> None:
    """No code app any more."""
    AuthenticatorApp.objects.filter(staff=person).delete()
    _forget_codes_in_vain(person)


@transaction.atomic
def give_up_passkey(passkey: Passkey) -> None:
    """This passkey opens nothing any more."""
    person = passkey.staff
    passkey.delete()
    _forget_codes_in_vain(person)


@transaction.atomic
def issue_recovery_codes(person: Staff, *, at: datetime) -> list[str]:
    """Ten new codes for whoever acts, shown once; those of before count no more."""
    RecoveryCode.objects.filter(staff=person).delete()
    codes = ["".join(secrets.choice(LETTERS) for _ in range(LONG)) for _ in range(CODES)]
    RecoveryCode.objects.bulk_create(
        [RecoveryCode(staff=person, hash=_hash_of(person.pk, code), issued_at=at) for code in codes]
    )
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def reset_factor(person: Staff, checked: Checked, *, by: Staff, at: datetime) -> bool:
    """Take the lost factor away and end all log-ins; written down with who did it and how it was made sure."""
    if person.pk == by.pk:
        return False
    with connection.cursor() as cursor:
        cursor.execute(RESET, (FactorReset().pk, person.pk, checked.value, at))
        (is_done,) = cursor.fetchone() or (False,)
        return bool(is_done)


def _forget_codes_in_vain(person: Staff) -> None:
    """Recovery codes stand in for something; with nothing left they go, too."""
    if factor_since(person) is None:
        RecoveryCode.objects.filter(staff=person).delete()


def _is_of_app(person: uuid.UUID, code: str, at: datetime) -> bool:
    secret = _app_of(person)
    step = totp.step_of(secret, code, at=at) if secret else None
    return bool(secret and step is not None and _spend(person, secret, step, at))


def _app_of(person: uuid.UUID) -> bytes | None:
    """The secret of the app; empty when there is one that the key of this house does not open."""
    kept = _ask(APP, person)
    return None if kept is None else unwrapped(bytes(kept), "app", str(person)) or b""


def _spend(person: uuid.UUID, secret: bytes, step: int, at: datetime) -> bool:
    """The database takes each half minute of each app once; whoever looked over a shoulder comes too late."""
    return bool(_ask(SPEND, keyed_hash("totp", str(person), secret.hex(), str(step)), at))


def _hash_of(person: uuid.UUID, code: str) -> bytes:
    return keyed_hash("recovery", str(person), code)


def _ask(statement: str, *values: uuid.UUID | bytes | datetime) -> bytes | bool | None:
    with acting_as(GATE), connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[bytes | bool | None] = cursor.fetchone() or (None,)
        return row[0]
