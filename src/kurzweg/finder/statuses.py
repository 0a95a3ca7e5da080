# SPDX-License-Identifier: EUPL-1.2
"""The residence statuses in seven families of at most seven: two easy questions instead of one long list."""

from __future__ import annotations

from dataclasses import dataclass

FAMILY_OF_STATUSES = "family-of-statuses"
"""Under which name the vocabulary keeps the words of the families."""


@dataclass(frozen=True)
class Family:
    """Statuses that belong together in everyday words."""

    code: str
    statuses: tuple[str, ...]


FAMILIES = (
    Family("asyl", ("ankunftsnachweis", "aufenthaltsgestattung-ae", "aufenthaltsgestattung")),
    Family(
        "duldung",
        (
            "duldung-60a", "duldung-60b", "ausbildungsduldung", "beschaeftigungsduldung",
            "vollziehbar-ausreisepflichtig",
        ),
    ),
    Family("schutz", ("asylberechtigt-fluechtling", "subsidiaer-geschuetzt", "abschiebungsverbot-25-3")),
    Family(
        "aufnahme",
        (
            "voruebergehender-schutz-24", "aufnahme-22-23", "kriegsbedingt-23-1", "haertefall-23a",
            "humanitaer-25-4", "humanitaer-25-5",
        ),
    ),
    Family("dauer", ("bleiberecht-25a-25b", "chancenaufenthalt-104c-alt", "niederlassungserlaubnis")),
    Family("arbeit", ("studium-16b", "fachkraft-18a-18b", "chancenkarte-20a", "familie-28", "familie-30-36")),
    Family("anderes", ("fiktion-81-3", "fiktion-81-4", "unionsbuerger", "deutsch")),
)  # fmt: skip


def family(code: str) -> Family | None:
    """The family of this code; None when there is none."""
    return next((each for each in FAMILIES if each.code == code), None)
