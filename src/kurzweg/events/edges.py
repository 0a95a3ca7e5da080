# SPDX-License-Identifier: EUPL-1.2
"""Which change of state is which kind of event: each edge has exactly one kind, tested against the verbs.

Those of a ticket stand in the engine, where the counter, the database and the simulator read them too.
"""

from __future__ import annotations

from kurzweg.engine.calling import STEPS
from kurzweg.events.kinds import Kind

Edge = tuple[str, str, str]
"""(noun, state before, state after); "" before is the beginning."""

STATE_EDGES: dict[Edge, Kind] = {
    ("matter", "", "open"): Kind.MatterOpened,
    ("matter", "open", "settled"): Kind.MatterSettled,
    ("handover", "", "offered"): Kind.HandoverOffered,
    ("handover", "offered", "accepted"): Kind.MatterHandedOver,
    ("handover", "offered", "declined"): Kind.HandoverDeclined,
    ("handover", "offered", "withdrawn"): Kind.HandoverWithdrawn,
    **{("ticket", before, after): Kind[name] for (before, after), name in STEPS.items()},
    ("notice", "", "standing"): Kind.NoticeGiven,
    ("notice", "standing", "lifted"): Kind.NoticeLifted,
    ("help", "", "called"): Kind.HelpCalled,
    ("help", "called", "acknowledged"): Kind.HelpAcknowledged,
    ("appointment", "", "held"): Kind.AppointmentHeld,
    ("appointment", "held", "confirmed"): Kind.AppointmentBooked,
    ("appointment", "held", "held"): Kind.AppointmentMoved,
    ("appointment", "held", "cancelled"): Kind.AppointmentCancelled,
    ("appointment", "held", "expired"): Kind.AppointmentCancelled,
    ("appointment", "confirmed", "confirmed"): Kind.AppointmentMoved,
    ("appointment", "confirmed", "cancelled"): Kind.AppointmentCancelled,
    ("appointment", "confirmed", "checked_in"): Kind.AppointmentCheckedIn,
    ("appointment", "confirmed", "missed"): Kind.NoShow,
    ("appointment", "missed", "checked_in"): Kind.AppointmentCheckedIn,
    ("appointment", "checked_in", "served"): Kind.ServingFinished,
    ("structure", "drafted", "published"): Kind.StructureWentLive,
    ("structure", "published", "withdrawn"): Kind.StructureWithdrawn,
    ("closure", "", "standing"): Kind.PlaceClosed,
    ("closure", "standing", "lifted"): Kind.ClosureLifted,
    ("case", "", "open"): Kind.CaseOpened,
    ("case", "open", "closed"): Kind.CaseClosed,
    ("participation", "", "offered"): Kind.ParticipationOffered,
    ("participation", "offered", "accepted"): Kind.ParticipationAccepted,
    ("participation", "offered", "declined"): Kind.ParticipationDeclined,
    ("participation", "offered", "withdrawn"): Kind.ParticipationWithdrawn,
    ("access_request", "", "offered"): Kind.AccessRequested,
    ("access_request", "offered", "accepted"): Kind.AccessGranted,
    ("access_request", "offered", "declined"): Kind.AccessDeclined,
    ("access_request", "offered", "withdrawn"): Kind.AccessWithdrawn,
    ("grant", "", "disclosed"): Kind.DisclosedByStatute,
    ("grant", "living", "ended"): Kind.GrantEnded,
    ("emergency_access", "", "running"): Kind.GlassBroken,
}
