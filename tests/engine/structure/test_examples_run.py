# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import kurzweg.engine.structure as package


def test_what_is_exported_is_documented() -> None:
    functions = [getattr(package, name) for name in package.__all__ if name.islower() and name != "example"]
    assert all(">>>" in (function.__doc__ or "") for function in functions)
