# SPDX-License-Identifier: EUPL-1.2
"""The clock under the name by which the tests of log-ins have always imported it."""

from __future__ import annotations

from tests.clock import Clock

__all__ = ["Clock"]
