# SPDX-License-Identifier: EUPL-1.2
from kurzweg.offices.models.closure import Closure, Place
from kurzweg.offices.models.daily import Absence, LaneShift
from kurzweg.offices.models.numbering import next_number, take_numbers
from kurzweg.offices.models.places import Lane, Site
from kurzweg.offices.models.structure import Structure
from kurzweg.offices.models.unit import Succession, Unit, UnitVersion
from kurzweg.offices.models.withdrawal import Withdrawal

__all__ = [
    "Absence",
    "Closure",
    "Lane",
    "LaneShift",
    "Place",
    "Site",
    "Structure",
    "Succession",
    "Unit",
    "UnitVersion",
    "Withdrawal",
    "next_number",
    "take_numbers",
]
