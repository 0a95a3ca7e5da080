# SPDX-License-Identifier: EUPL-1.2
"""The telephone of a member of staff with an app that makes codes."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from html import unescape

from django.test import Client

from kurzweg.accounts import totp
from tests.clock import Clock
from tests.world import PASSWORD

APP = "/konto/zweiter-faktor/app/"
STEP = "/anmelden/zweiter-schritt/"


@dataclass
class Phone:
    """It took the secret from the page by hand, as somebody without a camera would."""

    secret: bytes
    clock: Clock
    codes: list[str] = field(default_factory=list)

    @property
    def code(self) -> str:
        return totp.code_of(self.secret, int(self.clock.now.timestamp()) // totp.STEP)


def set_up(client: Client, clock: Clock) -> Phone:
    """Set the second factor up as a person would."""
    page = client.get(APP)
    assert page.status_code == 200
    shown = re.search(r'class="kw-factor-secret"><bdi dir="ltr">([A-Z2-7 ]+)</bdi>', page.text)
    assert shown is not None
    phone = Phone(base64.b32decode(shown[1].replace(" ", "")), clock)
    answer = client.post(APP, {"code": phone.code})
    assert answer.status_code == 200
    phone.codes = [unescape(one) for one in re.findall(r'<bdi dir="ltr">([A-Z2-9]{5}-[A-Z2-9]{5})</bdi>', answer.text)]
    clock.wait(minutes=2)
    return phone


def with_password(who: str = "brandt", **more: str) -> Client:
    """A browser in which the right password was typed, on a machine that nobody knows."""
    client = Client()
    answer = client.post("/anmelden/", {"username": who, "password": PASSWORD, **more})
    assert answer.status_code == 302
    return client


def is_in(client: Client) -> bool:
    return client.get("/anliegen/").status_code == 200
