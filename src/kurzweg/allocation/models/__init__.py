# SPDX-License-Identifier: EUPL-1.2
from kurzweg.allocation.models.application import Application
from kurzweg.allocation.models.draw import Draw, Lot
from kurzweg.allocation.models.handed_place import HandedPlace
from kurzweg.allocation.models.offer import Answer, Offer
from kurzweg.allocation.models.round import Round, RoundPlace
from kurzweg.allocation.models.seed import Seed
from kurzweg.allocation.models.set_aside import SetAside
from kurzweg.allocation.models.waitlist import Waitlist
from kurzweg.allocation.models.way import EmergencyReason, Way, WayKind

__all__ = [
    "Answer",
    "Application",
    "Draw",
    "EmergencyReason",
    "HandedPlace",
    "Lot",
    "Offer",
    "Round",
    "RoundPlace",
    "Seed",
    "SetAside",
    "Waitlist",
    "Way",
    "WayKind",
]
