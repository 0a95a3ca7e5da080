# SPDX-License-Identifier: EUPL-1.2
"""The code lists of the log. A number, once given, keeps its meaning for ever: logs outlive programs."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Kind(IntEnum):
    """Every kind of event the office knows; the names are written into the table `log_activity`."""

    ServiceAsked = 1
    ResponsibilityShown = 2
    NobodyResponsible = 3
    MatterOpened = 4
    AppointmentOffered = 5
    AppointmentHeld = 6
    AppointmentBooked = 7
    AppointmentMoved = 8
    AppointmentCancelled = 9
    DrawHeld = 10
    AppointmentCheckedIn = 11
    NoShow = 12
    TicketDrawn = 13
    TicketCalled = 14
    TicketParked = 15
    TicketRecalled = 16
    TicketTransferred = 17
    VisitorOnTheWay = 18
    VisitorMissed = 19
    VisitorLeft = 20
    ServingStarted = 21
    ServingFinished = 22
    MatterSettled = 23
    PersonRecognised = 24
    RecordsLinked = 25
    LinkUndone = 26
    CaseOpened = 27
    CaseClosed = 28
    TaskSet = 29
    TaskDone = 30
    DeadlineSet = 31
    DeadlineMissed = 32
    HandoverOffered = 33
    MatterHandedOver = 34
    HandoverDeclined = 35
    HandoverWithdrawn = 36
    HandoverExpired = 37
    MatterMovedByStructure = 38
    ReferralSent = 39
    ReferralAnswered = 40
    ConsentGiven = 41
    ConsentWithdrawn = 42
    DocumentReceived = 43
    DocumentRequested = 44
    FactVerified = 45
    EntitlementChecked = 46
    DecisionSigned = 47
    DecisionDelivered = 48
    ObjectionReceived = 49
    FeedbackGiven = 50
    FindingRaised = 51
    ActionStarted = 52
    IndicatorMeasured = 53
    SimulationRun = 54
    StructureWentLive = 55
    PersonExported = 56
    PersonErased = 57
    PersonRecorded = 58
    MatterJoinedCase = 59
    CallUndone = 60
    StructureWithdrawn = 61
    PlaceClosed = 62
    ClosureLifted = 63
    CataloguePublished = 64
    CatalogueWithdrawn = 65
    ParticipationOffered = 71
    ParticipationAccepted = 72
    ParticipationDeclined = 73
    ParticipationWithdrawn = 74
    AccessRequested = 75
    AccessGranted = 76
    AccessDeclined = 77
    AccessWithdrawn = 78
    DisclosedByStatute = 79
    GlassBroken = 80
    GrantEnded = 81
    TicketCancelled = 90
    WayAnnounced = 91
    ReturnAnnounced = 92
    TicketPrioritised = 93
    PriorityWithdrawn = 94
    NoticeGiven = 95
    NoticeLifted = 96
    HelpCalled = 97
    HelpAcknowledged = 98
    WaySet = 140
    RoundAnnounced = 141
    ApplicationMade = 142
    ApplicationWithdrawn = 143
    OfferAccepted = 144
    OfferDeclined = 145
    OfferLapsed = 146
    WaitlistJoined = 147
    TimeTicketGiven = 148
    EmergencyPlaceGiven = 149
    PlaceKept = 150
    PlaceLapsed = 151


class Phase(StrEnum):
    """Where in its life a piece of work stands; all but `INSTANT` need a work item."""

    INSTANT = "i"
    QUEUED = "q"
    START = "s"
    PAUSE = "p"
    RESUME = "r"
    END = "e"
    CANCELLED = "c"


class ObjectType(IntEnum):
    """What an event may concern."""

    MATTER = 1
    PERSON = 2
    HOUSEHOLD = 3
    CASE = 4
    TASK = 5
    TICKET = 6
    APPOINTMENT = 7
    DOCUMENT = 8
    DECISION = 9
    REFERRAL = 10
    UNIT = 11
    PARTNER = 12


class Qualifier(IntEnum):
    """In which role an object stands in an event."""

    SUBJECT = 1
    MAIN = 2
    OPENED = 3
    FROM_UNIT = 4
    TO_UNIT = 5
    ASSIGNED = 6
    REQUESTED = 7
    PRODUCED = 8
    CONCERNS = 9
    REFERRED_TO = 10


class Channel(IntEnum):
    """How a person came to the office."""

    COUNTER = 1
    APPOINTMENT = 2
    PHONE = 3
    MAIL = 4
    ONLINE = 5
    EMPLOYER = 6


class Reason(IntEnum):
    """Why something was declined, missed or called out of turn. Codes only: the log knows no free text."""

    NOT_OURS = 1
    PAPERS_MISSING = 2
    NO_CAPACITY = 3
    CONFLICT_OF_INTEREST = 4
    OTHER = 5
    DID_NOT_COME = 6
    WENT_AWAY = 7
    EMERGENCY = 8
    VULNERABLE = 9
    STEP_DONE_ELSEWHERE = 10
    DEADLINE_TODAY = 11


LANGUAGES = {
    "de": 1, "en": 2, "ar": 3, "uk": 4, "tr": 5, "fa": 6, "fr": 7, "ru": 8, "ti": 9, "so": 10, "ckb": 11, "kmr": 12,
    "de-simple": 13,
}  # fmt: skip
"""Languages as the log numbers them; the interface may offer fewer."""
