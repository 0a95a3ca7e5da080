# SPDX-License-Identifier: EUPL-1.2
from kurzweg.cases.models.case import Case, HeldMatter

__all__ = ["Case", "HeldMatter"]
