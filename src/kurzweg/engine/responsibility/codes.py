# SPDX-License-Identifier: EUPL-1.2
"""The facts a rule may ask about and the codes that are closed lists."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

UNKNOWN = "unknown"
OTHER = "other"
OLDEST = 130

FACTS = ("surname", "age", "status", "municipality", "household", "nationality", "channel")
"""In the order of engine/responsibility.md §1; among equally telling facts the first is asked first."""

STATUSES = (
    "ankunftsnachweis", "aufenthaltsgestattung-ae", "aufenthaltsgestattung", "duldung-60a", "duldung-60b",
    "ausbildungsduldung", "beschaeftigungsduldung", "vollziehbar-ausreisepflichtig",
    "asylberechtigt-fluechtling",
    "subsidiaer-geschuetzt", "abschiebungsverbot-25-3", "voruebergehender-schutz-24", "aufnahme-22-23",
    "kriegsbedingt-23-1", "haertefall-23a", "humanitaer-25-4", "humanitaer-25-5", "bleiberecht-25a-25b",
    "chancenaufenthalt-104c-alt", "studium-16b", "fachkraft-18a-18b", "chancenkarte-20a", "familie-28",
    "familie-30-36", "niederlassungserlaubnis", "fiktion-81-3", "fiktion-81-4", "unionsbuerger", "deutsch",
)  # fmt: skip
"""Group ids of the residence statuses; the same as in the entitlement rules (law of 2026-08-19)."""

CLOSED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "status": STATUSES,
        "household": ("single", "couple", "family", "unaccompanied"),
        "channel": ("counter", "appointment", "phone", "mail", "online", "employer"),
    }
)
"""Facts with a fixed list of codes; everybody has one of them, or `unknown`."""

NATIONALITIES = ("eu", "ukraine", OTHER)
"""The groups every office has; a rule may name more, and whoever is in none of them is `other`."""
