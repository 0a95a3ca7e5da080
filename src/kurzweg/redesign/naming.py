# SPDX-License-Identifier: EUPL-1.2
"""What people call the codes of a structure: units, groups, services, papers, places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from kurzweg.engine.responsibility import conditions_in_words
from kurzweg.engine.responsibility import municipalities as places
from kurzweg.engine.responsibility.vocabulary.papers import ON_PAPER
from kurzweg.engine.structure import Condition, Structure
from kurzweg.services.nouns import Catalogue
from kurzweg.services.snapshot import catalogue_snapshot


def spoken() -> str:
    """The language of the page, as the texts of the office know it."""
    return (get_language() or "de").split("-")[0]


@dataclass(frozen=True)
class Names:
    """Names for one structure in the language of the page."""

    plan: Structure
    language: str = field(default_factory=spoken)

    @cached_property
    def catalogue(self) -> Catalogue:
        return catalogue_snapshot().catalogue

    @cached_property
    def units(self) -> Mapping[str, str]:
        """Name by code; German where there is no other."""
        return {unit.id: self._in_language(dict(unit.name)) or unit.id for unit in self.plan.units}

    @cached_property
    def sites(self) -> Mapping[str, str]:
        return {site.id: site.name for site in self.plan.sites}

    @cached_property
    def facts(self) -> Mapping[str, str]:
        """Words for what is asked about people: papers and places."""
        return {**self._places(), **ON_PAPER}

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Words for what the office consists of. Apart from `facts`: some papers and services share their code."""
        services = {code: service.title(self.language).value for code, service in self.catalogue.services.items()}
        rooms = {room.id: room.title for room in self.catalogue.compartments.values()}
        return {**rooms, **services, **self.units}

    def service(self, code: str) -> str:
        """A service as the catalogue calls it, or a group by its code."""
        service = self.catalogue.services.get(code)
        if service:
            return service.title(self.language).value
        return _("Gruppe „{name}“").format(name=code) if code in dict(self.plan.groups) else code

    def services(self, codes: Iterable[str], *, most: int = 2) -> str:
        """A few by name, the others as a number."""
        named = [self.service(code) for code in codes]
        more = len(named) - most
        if more <= 1:
            return ", ".join(named)
        others = ngettext("{count} weitere", "{count} weitere", more).format(count=more)
        return f"{', '.join(named[:most])}, {others}"

    def conditions(self, when: tuple[Condition, ...]) -> str:
        """For whom a rule holds, in words; empty for everybody."""
        return conditions_in_words(when, self.language, self.facts)

    def _in_language(self, texts: Mapping[str, str]) -> str:
        return texts.get(self.language) or texts.get("de") or ""

    def _places(self) -> Mapping[str, str]:
        named = (value for rule in self.plan.responsibilities for one in rule.when for value in one.values)
        return {value: places.name_of(value) for value in named if value.isdecimal() and len(value) > 2}
