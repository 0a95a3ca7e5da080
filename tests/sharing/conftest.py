# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from tests.sharing.deeds import Both, known_to_both
from tests.world import World


@pytest.fixture
def both(world: World) -> Both:
    return known_to_both(world)
