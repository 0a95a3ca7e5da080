# SPDX-License-Identifier: EUPL-1.2
"""The facts by which responsibility is judged, as questions to staff and as words to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kurzweg.engine.responsibility import FACTS, UNKNOWN
from kurzweg.engine.responsibility.words import value_in_words

NAMES = {
    "surname": _("Nachname"),
    "age": _("Alter"),
    "status": _("Aufenthaltsstatus"),
    "municipality": _("Wohnort"),
    "household": _("Haushalt"),
    "nationality": _("Staatsangehörigkeit"),
    "channel": _("Zugang"),
}

STATUSES = {
    "ankunftsnachweis": _("Ankunftsnachweis"),
    "aufenthaltsgestattung": _("Aufenthaltsgestattung"),
    "aufenthaltsgestattung-ae": _("Aufenthaltsgestattung, in der Aufnahmeeinrichtung"),
    "duldung-60a": _("Duldung (§ 60a)"),
    "duldung-60b": _("Duldung bei ungeklärter Identität (§ 60b)"),
    "ausbildungsduldung": _("Ausbildungsduldung"),
    "beschaeftigungsduldung": _("Beschäftigungsduldung"),
    "vollziehbar-ausreisepflichtig": _("vollziehbar ausreisepflichtig"),
    "asylberechtigt-fluechtling": _("asylberechtigt oder Flüchtling"),
    "subsidiaer-geschuetzt": _("subsidiär geschützt"),
    "abschiebungsverbot-25-3": _("Abschiebungsverbot (§ 25 Abs. 3)"),
    "voruebergehender-schutz-24": _("vorübergehender Schutz (§ 24)"),
    "aufnahme-22-23": _("Aufnahme (§§ 22, 23)"),
    "kriegsbedingt-23-1": _("Aufnahme wegen Krieg (§ 23 Abs. 1)"),
    "haertefall-23a": _("Härtefall (§ 23a)"),
    "humanitaer-25-4": _("humanitär (§ 25 Abs. 4)"),
    "humanitaer-25-5": _("humanitär (§ 25 Abs. 5)"),
    "bleiberecht-25a-25b": _("Bleiberecht (§§ 25a, 25b)"),
    "chancenaufenthalt-104c-alt": _("Chancenaufenthalt (§ 104c, alt)"),
    "studium-16b": _("Studium (§ 16b)"),
    "fachkraft-18a-18b": _("Fachkraft (§§ 18a, 18b)"),
    "chancenkarte-20a": _("Chancenkarte (§ 20a)"),
    "familie-28": _("Familie von Deutschen (§ 28)"),
    "familie-30-36": _("Familie von Ausländern (§§ 30 bis 36)"),
    "niederlassungserlaubnis": _("Niederlassungserlaubnis"),
    "fiktion-81-3": _("Fiktionsbescheinigung (§ 81 Abs. 3)"),
    "fiktion-81-4": _("Fiktionsbescheinigung (§ 81 Abs. 4)"),
    "unionsbuerger": _("EU-Bürgerin oder EU-Bürger"),
    "deutsch": _("deutsche Staatsangehörigkeit"),
}


@dataclass(frozen=True)
class FactLine:
    """One fact for reading: what it is called, what was said."""

    key: str
    value: str


def fact_name(fact: str) -> str:
    """What a fact is called on pages; a fact that only an older program knew keeps its code."""
    return str(NAMES.get(fact, fact))


def said_about(fact: str, value: str) -> str:
    """What was said about one fact, as the reader says it; a name stays as it was written."""
    if fact == "surname" and value != UNKNOWN:
        return value
    labels = {code: str(words) for code, words in STATUSES.items()}
    return value_in_words(fact, value, get_language() or "de", labels)


def in_words(facts: Mapping[str, str]) -> list[FactLine]:
    """All facts of a matter, in the order in which the office asks them."""
    known = [fact for fact in FACTS if fact in facts]
    return [FactLine(fact_name(fact), said_about(fact, facts[fact])) for fact in known]
