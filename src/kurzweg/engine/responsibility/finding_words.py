# SPDX-License-Identifier: EUPL-1.2
"""The sentences of `check`: what is wrong and how to mend it. Read by staff, so in German and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PERSON: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "de": MappingProxyType(
            {
                "any-surname": "beliebiger Nachname", "any-age": "beliebiges Alter", "years": "{} Jahre alt",
                "single-name": "Nachname unbekannt (nur ein Name)", "everyone": "alle",
            }
        ),
        "en": MappingProxyType(
            {
                "any-surname": "any surname", "any-age": "any age", "years": "{} years old",
                "single-name": "surname unknown (single name)", "everyone": "everyone",
            }
        ),
    }
)  # fmt: skip

FINDINGS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "de": MappingProxyType(
            {
                "gap": "{service}: Niemand ist zuständig. Beispiel: {person}. Betroffen: {region}. "
                "Ergänzen Sie eine Regel für diese Personen, oder weiten Sie eine vorhandene aus.",
                "clash": "{service}: Mehrere Regeln gelten zugleich ({units}). Beispiel: {person}. "
                "Betroffen: {region}. Grenzen Sie die Regeln so ein, dass nur eine davon gilt.",
                "never-applies": "{service}: Diese Regel kann nie gelten. "
                "Entfernen Sie sie, oder berichtigen Sie ihre Bedingungen oder den Kreis der Leistung.",
                "idle-unit": "{unit}: Die Einheit ist für nichts zuständig und hat keine andere Aufgabe. "
                "Geben Sie ihr eine Leistung, oder entfernen Sie sie.",
                "front-without-lane": "{service}: Kein Platz von {unit} kann diese Leistung bedienen. "
                "Nehmen Sie sie in einen Platz auf.",
                "foreign-lane": "{service}: Platz {lane} bedient sie, aber {unit} ist dafür nicht zuständig. "
                "Streichen Sie sie am Platz, oder ändern Sie die Zuständigkeit.",
                "unattended-hours": "{unit}: Geöffnet ({detail}), aber niemand ist da, der es kann. "
                "Ergänzen Sie Plätze oder Stellen, oder streichen Sie die Öffnungszeit.",
                "elsewhere-without-source": "{service}: Zur Stelle außerhalb ({detail}) fehlt die Quelle. "
                "Nennen Sie, woher die Angabe stammt.",
                "outside-compartments": "{service}: {unit} ist zuständig, steht nicht im Abteil {detail}. "
                "Nehmen Sie das Abteil bei der Einheit auf, oder ändern Sie die Zuständigkeit.",
                "unknown-service": "{service}: Der Leistungskatalog kennt diese Leistung nicht. "
                "Berichtigen Sie die Kennung, oder nehmen Sie die Leistung in den Katalog auf.",
                "bad-condition": "{service}: {detail}",
                "refused": "{service}: Der Beweis ist zu umfangreich: {detail}. "
                "Vereinfachen Sie die Regeln dieser Leistung.",
            }
        ),
        "en": MappingProxyType(
            {
                "gap": "{service}: nobody is responsible. Example: {person}. Concerned: {region}. "
                "Add a rule for these persons, or widen an existing one.",
                "clash": "{service}: several rules hold at once ({units}). Example: {person}. "
                "Concerned: {region}. Narrow the rules so that only one of them holds.",
                "never-applies": "{service}: this rule can never apply. "
                "Remove it, or correct its conditions and for whom the service exists.",
                "idle-unit": "{unit}: the unit leads nothing and has no other part. Give it a service, or remove it.",
                "front-without-lane": "{service}: no lane of {unit} can serve it. Add it to a lane.",
                "foreign-lane": "{service}: lane {lane} serves it, but {unit} does not lead it. "
                "Remove it from the lane, or change who is responsible.",
                "unattended-hours": "{unit}: open ({detail}), but nobody with the skill is present. "
                "Add lanes or posts, or remove the hours.",
                "elsewhere-without-source": "{service}: the body outside ({detail}) has no source. "
                "Name where this is known from.",
                "outside-compartments": "{service}: {unit} leads it from outside the compartment {detail}. "
                "Add the compartment to the unit, or change who is responsible.",
                "unknown-service": "{service}: the catalogue does not know this service. "
                "Correct the id, or add the service to the catalogue.",
                "bad-condition": "{service}: {detail}",
                "refused": "{service}: the proof is too large: {detail}. Simplify the rules of this service.",
            }
        ),
    }
)
