# SPDX-License-Identifier: EUPL-1.2
"""What the database said when it refused a row."""

from __future__ import annotations

from django.db import DatabaseError, IntegrityError


def broke(refused: IntegrityError, constraint: str) -> bool:
    """Whether it was this constraint; whatever else the database refuses is a fault and not an answer."""
    said = getattr(refused.__cause__, "diag", None)
    return getattr(said, "constraint_name", None) == constraint


def state_of(refused: DatabaseError) -> str:
    """The code with which a trigger of the house refused ("KW006"); empty when it said none."""
    code = getattr(refused.__cause__, "sqlstate", None)
    return code if isinstance(code, str) else ""


def refused_with(refused: DatabaseError, code: str) -> bool:
    """Whether it was the guard of ours that raises this code."""
    return state_of(refused) == code
