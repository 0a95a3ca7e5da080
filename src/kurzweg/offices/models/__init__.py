# SPDX-License-Identifier: EUPL-1.2
from kurzweg.offices.models.daily import Absence, Closure, LaneShift
from kurzweg.offices.models.numbering import next_number
from kurzweg.offices.models.places import Lane, Site
from kurzweg.offices.models.structure import Structure
from kurzweg.offices.models.unit import Unit, UnitVersion

__all__ = [
    "Absence",
    "Closure",
    "Lane",
    "LaneShift",
    "Site",
    "Structure",
    "Unit",
    "UnitVersion",
    "next_number",
]
