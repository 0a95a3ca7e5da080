# SPDX-License-Identifier: EUPL-1.2
from kurzweg.operations.models.safety import Backup, Drill
from kurzweg.operations.models.seal import Seal

__all__ = ["Backup", "Drill", "Seal"]
