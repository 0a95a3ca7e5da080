# SPDX-License-Identifier: EUPL-1.2
"""The words for how places are given, in every language of the house."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from kurzweg.allocation.models.way import EmergencyReason, WayKind
from kurzweg.servicepoint.models import Pool

WAYS: Final = {
    WayKind.OPEN: _("Jede freie Zeit steht allen offen"),
    WayKind.FIRST_COME: _("Wer zuerst kommt"),
    WayKind.DRAW: _("Verlosung"),
    WayKind.WAITLIST: _("Warteliste"),
    WayKind.SAME_DAY: _("Zeitticket am selben Tag"),
}
REASONS: Final = {
    EmergencyReason.PAPER_ENDS: _("Ein Aufenthaltspapier läuft in den nächsten Tagen ab."),
    EmergencyReason.WORK_AT_RISK: _("Sonst gehen Arbeit oder Ausbildung verloren."),
    EmergencyReason.MONEY_STOPPED: _("Das Geld zum Leben ist gestoppt."),
    EmergencyReason.URGENT_TRAVEL: _("Eine Reise ist dringend, zum Beispiel nach einem Todesfall in der Familie."),
    EmergencyReason.DANGER: _("Leben, Gesundheit oder ein Kind sind in Gefahr."),
}
RETURNS: Final = {
    Pool.WAITLIST: _("an die Warteliste"),
    Pool.ROUND: _("in die nächste Verlosung"),
    Pool.SAME_DAY: _("als Zeitticket am selben Tag"),
}
"""Where a place goes that somebody has given back."""
