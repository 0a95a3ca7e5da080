# SPDX-License-Identifier: EUPL-1.2
"""A desk, and a device beside it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.accounts.authenticator import Authenticator, at_the_name, set_up_passkey
from tests.clock import Clock
from tests.world import World


@pytest.fixture
def desk(world: World, clock: Clock) -> Client:
    """Where Herr Brandt is logged in, at the name of the house."""
    return at_the_name(world.browser(world.brandt))


@pytest.fixture
def device(desk: Client) -> Authenticator:
    """The device that Herr Brandt has set up as his passkey."""
    one = Authenticator()
    assert "Ersatzcodes" in set_up_passkey(desk, one)
    return one
