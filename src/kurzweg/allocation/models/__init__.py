# SPDX-License-Identifier: EUPL-1.2
from kurzweg.allocation.models.way import EmergencyReason, Way, WayKind

__all__ = ["EmergencyReason", "Way", "WayKind"]
