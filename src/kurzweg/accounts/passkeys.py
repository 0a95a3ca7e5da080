# SPDX-License-Identifier: EUPL-1.2
"""Passkeys (Web Authentication, W3C): a device signs, for this house only, that its owner is there."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    AuthenticatorData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    UserVerificationRequirement,
)

from kurzweg.accounts.models import Passkey, Staff
from kurzweg.accounts.passkey_challenges import NEW, BadChallenge, challenge_for, check_challenge, spend_challenge
from kurzweg.accounts.site import Site
from kurzweg.accounts.strict_json import strict_object
from kurzweg.walls.identity import GATE, acting_as

LONGEST_ANSWER = 20_000
MOST = 10
"""Passkeys of one person."""
VERIFIED = UserVerificationRequirement.REQUIRED
FIND = "select credential, public_key from accounts_find_passkeys(%s, %s)"
USE = "select accounts_use_passkey(%s, %s, %s, %s)"


class BadPasskey(ValueError):  # noqa: N818 - named for what it is
    """An answer of a browser that proves nothing."""


def has_passkey(person: uuid.UUID) -> bool:
    """Whether somebody has one, be it doubted: then the password alone is not enough. Asked at the gate."""
    return bool(_ask(FIND, person, True))


def creation_options(person: Staff, site: Site, *, at: datetime) -> str:
    """What the browser needs to make a new passkey, as JSON: never a second one on the same device."""
    user = PublicKeyCredentialUserEntity(id=person.pk.bytes, name=person.username, display_name=person.name)
    options, _state = _server(site).register_begin(
        user, _known(person.pk), user_verification=VERIFIED, challenge=challenge_for(person.pk, NEW, at=at)
    )
    return json.dumps(dict(options)["publicKey"])


def keep_passkey(person: Staff, answer: str, label: str, site: Site, *, at: datetime) -> Passkey:
    """Keep the public half of what the browser has made. Raises `BadPasskey`."""
    try:
        challenge, told = _told(answer, person.pk, NEW, at)
        key, counter = _read(lambda: _registered(_server(site).register_complete(_state(challenge), told)))
        spend_challenge(challenge, at=at)
    except BadChallenge as bad:
        raise BadPasskey(str(bad)) from bad
    kept = Passkey(
        staff=person, credential=key.credential_id, public_key=bytes(key), counter=counter, label=label, added_at=at
    )
    try:
        with transaction.atomic():
            kept.save(force_insert=True)
    except IntegrityError as twice:
        raise BadPasskey("This passkey is known already.") from twice
    return kept


def request_options(person: uuid.UUID, purpose: str, site: Site, *, at: datetime) -> str:
    """What the browser needs to ask for a passkey, as JSON; empty when there is none that counts here."""
    known = _known(person) if site.can_have_passkeys else []
    if not known:
        return ""
    options, _state = _server(site).authenticate_begin(
        known, user_verification=VERIFIED, challenge=challenge_for(person, purpose, at=at)
    )
    return json.dumps(dict(options)["publicKey"])


def is_passkey_of(person: uuid.UUID, answer: str, purpose: str, site: Site, *, at: datetime) -> bool:
    """Whether one of this person's passkeys signed a challenge that was made for them, for this, just now."""
    try:
        challenge, told = _told(answer, person, purpose, at)
        known = _known(person)
        key, counter = _read(
            lambda: _answered(_server(site).authenticate_complete(_state(challenge), known, told), told)
        )
        spend_challenge(challenge, at=at)
    except (BadPasskey, BadChallenge):
        return False
    return bool(_ask(USE, person, key.credential_id, counter, at)[0][0])


def _read(reading: Callable[[], tuple[AttestedCredentialData, int]]) -> tuple[AttestedCredentialData, int]:
    """The key of an answer and its counter; bytes of strangers go through a library here, whatever it raises."""
    try:
        return reading()
    except Exception as error:
        raise BadPasskey(str(error)) from error


def _registered(made: AuthenticatorData) -> tuple[AttestedCredentialData, int]:
    assert made.credential_data is not None
    return made.credential_data, made.counter


def _answered(key: AttestedCredentialData, told: dict[str, Any]) -> tuple[AttestedCredentialData, int]:
    return key, AuthenticationResponse.from_dict(told).response.authenticator_data.counter


def _server(site: Site) -> Fido2Server:
    house = PublicKeyCredentialRpEntity(id=site.host, name=site.name)
    return Fido2Server(house, attestation="none", verify_origin=lambda origin: origin == site.origin)  # type: ignore[arg-type]


def _known(person: uuid.UUID) -> list[AttestedCredentialData]:
    return [AttestedCredentialData(bytes(key)) for _credential, key in _ask(FIND, person, False)]


def _told(answer: str, person: uuid.UUID, purpose: str, at: datetime) -> tuple[bytes, dict[str, Any]]:
    """The answer, and the challenge that it says it answers: one of ours, for this person and purpose, still young."""
    if len(answer) > LONGEST_ANSWER:
        raise BadPasskey("The answer is too long.")
    try:
        told = strict_object(answer)
        client = strict_object(websafe_decode(told["response"]["clientDataJSON"]))
        challenge = websafe_decode(client["challenge"])
    except (KeyError, TypeError, ValueError) as error:
        raise BadPasskey("This is no answer of a browser.") from error
    check_challenge(challenge, person, purpose, at=at)
    return challenge, told


def _state(challenge: bytes) -> dict[str, object]:
    return {"challenge": websafe_encode(challenge), "user_verification": VERIFIED}


def _ask(statement: str, *values: uuid.UUID | bytes | bool | int | datetime) -> list[tuple[Any, ...]]:
    with acting_as(GATE), connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
