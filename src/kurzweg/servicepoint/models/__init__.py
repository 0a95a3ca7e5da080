# SPDX-License-Identifier: EUPL-1.2
from kurzweg.servicepoint.models.appointment import Appointment
from kurzweg.servicepoint.models.booking import Booked
from kurzweg.servicepoint.models.counter import Counter
from kurzweg.servicepoint.models.forecast import NewcomerForecast, TicketForecast
from kurzweg.servicepoint.models.help import HelpCall
from kurzweg.servicepoint.models.hours import Holiday, LaneHours
from kurzweg.servicepoint.models.kept_place import KeptPlace, Pool, ReturnedTime
from kurzweg.servicepoint.models.lane_break import LaneBreak
from kurzweg.servicepoint.models.notice import HallNotice
from kurzweg.servicepoint.models.slot import Slot
from kurzweg.servicepoint.models.ticket import Ticket
from kurzweg.servicepoint.models.told_wait import ToldWait, WaitScore
from kurzweg.servicepoint.models.transfer import Transfer
from kurzweg.servicepoint.models.what_if import WhatIf

__all__ = [
    "Appointment",
    "Booked",
    "Counter",
    "HallNotice",
    "HelpCall",
    "Holiday",
    "KeptPlace",
    "LaneBreak",
    "LaneHours",
    "NewcomerForecast",
    "Pool",
    "ReturnedTime",
    "Slot",
    "Ticket",
    "TicketForecast",
    "ToldWait",
    "Transfer",
    "WaitScore",
    "WhatIf",
]
