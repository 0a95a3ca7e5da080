# SPDX-License-Identifier: EUPL-1.2
"""What lower rooms may know of a member of staff: who they are, their pseudonym in the log, and what they may."""

from __future__ import annotations

import uuid
from typing import Any, Protocol


class Actor(Protocol):
    """A member of staff as `by=` of a verb; the accounts app has the real one."""

    @property
    def pk(self) -> uuid.UUID: ...

    @property
    def pseudonym(self) -> int: ...

    def may(self, verb: str, on: Any = None) -> bool: ...
