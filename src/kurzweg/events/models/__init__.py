# SPDX-License-Identifier: EUPL-1.2
from kurzweg.events.models.log import LogEvent

__all__ = ["LogEvent"]
