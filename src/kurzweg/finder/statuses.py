# SPDX-License-Identifier: EUPL-1.2
"""The residence statuses as people would say them, in seven families of at most seven: two easy questions.

The second line of every answer is the German name that stands on the paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Family:
    """Statuses that belong together in everyday words."""

    code: str
    words: _StrPromise | str
    on_paper: str
    statuses: tuple[str, ...]


FAMILIES = (
    Family(
        "asyl", _("Ich habe Asyl beantragt und warte"), "Ankunftsnachweis, Aufenthaltsgestattung",
        ("ankunftsnachweis", "aufenthaltsgestattung-ae", "aufenthaltsgestattung"),
    ),
    Family(
        "duldung", _("Ich habe eine Duldung oder soll ausreisen"), "Duldung, Ausreisepflicht",
        (
            "duldung-60a", "duldung-60b", "ausbildungsduldung", "beschaeftigungsduldung",
            "vollziehbar-ausreisepflichtig",
        ),
    ),
    Family(
        "schutz", _("Mein Asylantrag war erfolgreich"), "Asylberechtigt, Flüchtling, subsidiärer Schutz",
        ("asylberechtigt-fluechtling", "subsidiaer-geschuetzt", "abschiebungsverbot-25-3"),
    ),
    Family(
        "aufnahme", _("Ich durfte wegen Krieg oder Not hierbleiben"), "§§ 22 bis 25 AufenthG, Ukraine: § 24",
        (
            "voruebergehender-schutz-24", "aufnahme-22-23", "kriegsbedingt-23-1", "haertefall-23a",
            "humanitaer-25-4", "humanitaer-25-5",
        ),
    ),
    Family(
        "dauer", _("Ich darf auf Dauer bleiben"), "Bleiberecht, Niederlassungserlaubnis",
        ("bleiberecht-25a-25b", "chancenaufenthalt-104c-alt", "niederlassungserlaubnis"),
    ),
    Family(
        "arbeit", _("Ich bin wegen Arbeit, Studium oder Familie hier"), "Aufenthaltserlaubnis, Blaue Karte",
        ("studium-16b", "fachkraft-18a-18b", "chancenkarte-20a", "familie-28", "familie-30-36"),
    ),
    Family(
        "anderes", _("Etwas anderes, EU oder Deutschland"), "Fiktionsbescheinigung, EU, deutscher Pass",
        ("fiktion-81-3", "fiktion-81-4", "unionsbuerger", "deutsch"),
    ),
)  # fmt: skip

WORDS: Mapping[str, _StrPromise | str] = {
    "ankunftsnachweis": _("Ich bin neu und habe den Asylantrag noch nicht gestellt"),
    "aufenthaltsgestattung-ae": _("Ich warte auf die Entscheidung und muss in der Aufnahmeeinrichtung wohnen"),
    "aufenthaltsgestattung": _("Ich warte auf die Entscheidung und wohne woanders"),
    "duldung-60a": _("Ich habe eine Duldung"),
    "duldung-60b": _("Ich habe eine Duldung, meine Identität ist nicht geklärt"),
    "ausbildungsduldung": _("Ich habe eine Duldung für meine Ausbildung"),
    "beschaeftigungsduldung": _("Ich habe eine Duldung für meine Arbeit"),
    "vollziehbar-ausreisepflichtig": _("Ich muss ausreisen und habe keine Duldung"),
    "asylberechtigt-fluechtling": _("Ich bin als Flüchtling anerkannt oder habe Asyl"),
    "subsidiaer-geschuetzt": _("Ich habe subsidiären Schutz"),
    "abschiebungsverbot-25-3": _("Ich darf nicht abgeschoben werden"),
    "voruebergehender-schutz-24": _("Ich bin vor dem Krieg in der Ukraine geflohen"),
    "aufnahme-22-23": _("Deutschland hat mich aus dem Ausland aufgenommen"),
    "kriegsbedingt-23-1": _("Ich wurde wegen eines anderen Krieges aufgenommen"),
    "haertefall-23a": _("Ich bin ein Härtefall"),
    "humanitaer-25-4": _("Ich darf aus dringenden Gründen eine Zeit bleiben"),
    "humanitaer-25-5": _("Ich kann nicht ausreisen"),
    "bleiberecht-25a-25b": _("Ich darf bleiben, weil ich gut integriert bin"),
    "chancenaufenthalt-104c-alt": _("Ich habe ein Chancen-Aufenthaltsrecht"),
    "niederlassungserlaubnis": _("Ich darf ohne Frist bleiben"),
    "studium-16b": _("Ich studiere"),
    "fachkraft-18a-18b": _("Ich arbeite als Fachkraft"),
    "chancenkarte-20a": _("Ich suche Arbeit mit der Chancenkarte"),
    "familie-28": _("Meine Familie hat einen deutschen Pass"),
    "familie-30-36": _("Meine Familie hat einen anderen Pass und lebt hier"),
    "fiktion-81-3": _("Ich habe zum ersten Mal einen Aufenthaltstitel beantragt"),
    "fiktion-81-4": _("Ich habe die Verlängerung beantragt und warte"),
    "unionsbuerger": _("Ich habe den Pass eines Landes der Europäischen Union"),
    "deutsch": _("Ich habe einen deutschen Pass"),
}

ON_PAPER: Mapping[str, str] = {
    "ankunftsnachweis": "Ankunftsnachweis",
    "aufenthaltsgestattung-ae": "Aufenthaltsgestattung, Aufnahmeeinrichtung",
    "aufenthaltsgestattung": "Aufenthaltsgestattung",
    "duldung-60a": "Duldung, § 60a AufenthG",
    "duldung-60b": "Duldung für Personen mit ungeklärter Identität, § 60b AufenthG",
    "ausbildungsduldung": "Ausbildungsduldung, § 60c AufenthG",
    "beschaeftigungsduldung": "Beschäftigungsduldung, § 60d AufenthG",
    "vollziehbar-ausreisepflichtig": "vollziehbar ausreisepflichtig",
    "asylberechtigt-fluechtling": "§ 25 Abs. 1 oder Abs. 2 AufenthG, Flüchtling",
    "subsidiaer-geschuetzt": "§ 25 Abs. 2 AufenthG, subsidiärer Schutz",
    "abschiebungsverbot-25-3": "§ 25 Abs. 3 AufenthG",
    "voruebergehender-schutz-24": "§ 24 AufenthG",
    "aufnahme-22-23": "§ 22 oder § 23 Abs. 2, 4 AufenthG",
    "kriegsbedingt-23-1": "§ 23 Abs. 1 AufenthG",
    "haertefall-23a": "§ 23a AufenthG",
    "humanitaer-25-4": "§ 25 Abs. 4 AufenthG",
    "humanitaer-25-5": "§ 25 Abs. 5 AufenthG",
    "bleiberecht-25a-25b": "§ 25a oder § 25b AufenthG",
    "chancenaufenthalt-104c-alt": "§ 104c AufenthG",
    "niederlassungserlaubnis": "Niederlassungserlaubnis, Daueraufenthalt-EU",
    "studium-16b": "§ 16b AufenthG",
    "fachkraft-18a-18b": "§ 18a, § 18b oder § 18g AufenthG (Blaue Karte EU)",
    "chancenkarte-20a": "Chancenkarte, § 20a AufenthG",
    "familie-28": "§ 28 AufenthG",
    "familie-30-36": "§§ 30 bis 36 AufenthG",
    "fiktion-81-3": "Fiktionsbescheinigung, § 81 Abs. 3 AufenthG",
    "fiktion-81-4": "Fiktionsbescheinigung, § 81 Abs. 4 AufenthG",
    "unionsbuerger": "Unionsbürger, FreizügG/EU",
    "deutsch": "deutsche Staatsangehörigkeit",
}


def family(code: str) -> Family | None:
    """The family of this code; None when there is none."""
    return next((each for each in FAMILIES if each.code == code), None)
