# SPDX-License-Identifier: EUPL-1.2
"""A unit as visitors find it: what it is called, where it is, how to ring it, and which of that is a guess."""

from __future__ import annotations

from dataclasses import dataclass

from kurzweg.engine.structure import Site, Unit, is_assumed
from kurzweg.offices.live import LiveStructure

ASSUMABLE = ("hours", "phone", "room", "lanes")


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Who and where. `name` is in the reader's language where there is one, `german` is what doors and letters say."""

    unit: Unit
    name: str
    language: str
    german: str
    site: Site | None
    assumed: frozenset[str]

    @property
    def has_own_words(self) -> bool:
        """Whether the name is a translation, so that the German one must stand beside it."""
        return self.name != self.german

    @property
    def phone_link(self) -> str:
        """The number as telephones dial it."""
        return "".join(sign for sign in self.unit.phone if sign.isdigit() or sign == "+")


def contact_of(unit: Unit, live: LiveStructure, language: str) -> Contact:
    """How to find a unit, in the reader's language."""
    names = dict(unit.name)
    german = names.get("de") or unit.id
    return Contact(
        unit=unit,
        name=names.get(language) or german,
        language=language if language in names else "de",
        german=german,
        site=next((site for site in live.plan.sites if site.id == unit.site), None),
        assumed=frozenset(part for part in ASSUMABLE if is_assumed(live.plan, "units", unit.id, part)),
    )


def service_point(live: LiveStructure, language: str) -> Contact | None:
    """Where everybody may ask anything: the first unit at the entrance."""
    front = next((unit for unit in live.plan.units if unit.kind == "front"), None)
    return contact_of(front, live, language) if front else None
