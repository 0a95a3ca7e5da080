# SPDX-License-Identifier: EUPL-1.2
"""What things are called on the page: units, services, conditions, in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kurzweg.engine.comparison.hands import Holder
from kurzweg.engine.structure import Condition, Site, Structure, Unit
from kurzweg.matters.facts_in_words import fact_name, said_about
from kurzweg.services.nouns import Service

MOST_VALUES = 4
"""More values of one fact are counted instead of listed."""


@dataclass(frozen=True, kw_only=True)
class Naming:
    """The names of both structures; where they differ, each side uses its own."""

    before: Mapping[str, Unit]
    after: Mapping[str, Unit]
    sites: Mapping[str, Site]
    services: Mapping[str, Service]
    language: str

    def unit(self, code: str, *, earlier: bool) -> str:
        """What a unit is called on its side, or on the other when it stands only there."""
        first, second = (self.before, self.after) if earlier else (self.after, self.before)
        unit = first.get(code) or second.get(code)
        texts = dict(unit.name) if unit else {}
        return texts.get(self.language) or texts.get("de") or code

    def service(self, code: str) -> str:
        """What a service is called; a service that only a draft knows keeps its code."""
        known = self.services.get(code)
        return known.title(self.language).value if known else code

    def holder(self, holder: Holder | None, *, earlier: bool) -> str:
        """Who is in charge, in words."""
        if holder is None:
            return _("niemand")
        return (
            self.unit(holder.unit, earlier=earlier) if holder.unit else _("außerhalb: {body}").format(body=holder.body)
        )


def naming_of(before: Structure, after: Structure, services: Mapping[str, Service]) -> Naming:
    """The names for one pair of structures."""
    return Naming(
        before={unit.id: unit for unit in before.units},
        after={unit.id: unit for unit in after.units},
        sites={site.id: site for site in (*after.sites, *before.sites)},
        services=services,
        language=(get_language() or "de").split("-")[0],
    )


def condition_in_words(condition: Condition) -> str:
    """One condition: "Nachname A–K oder unbekannt"; long lists are cut and counted."""
    values = [_value(condition.fact, value) for value in condition.values]
    shown = _(" oder ").join(values[:MOST_VALUES])
    more = len(values) - MOST_VALUES
    if more > 0:
        shown = _("{values} und {count} weitere").format(values=shown, count=more)
    return f"{fact_name(condition.fact)} {shown}"


def region_in_words(region: Sequence[Condition]) -> str:
    """Conditions that hold together."""
    return ", ".join(condition_in_words(one) for one in region)


def _value(fact: str, value: str) -> str:
    return said_about(fact, value).replace("-", "–") if fact == "surname" else said_about(fact, value)
