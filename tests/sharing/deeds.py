# SPDX-License-Identifier: EUPL-1.2
"""What people of the world do with sight across walls; each deed as the person whose it is, now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from kurzweg.accounts.field_classes import WHOLE
from kurzweg.accounts.models import DisclosurePermission, Grant
from kurzweg.cases.models import Case
from kurzweg.matters.models import Matter
from kurzweg.people.models import Person
from kurzweg.sharing.disclosing import disclose
from kurzweg.sharing.models import AccessRequest, EmergencyAccess, Participation
from kurzweg.sharing.models.terms import Terms
from tests.world import MONDAY, World

ALL = Terms(purpose="Unterbringung klären", legal_basis="§ 4 DSG LSA", fields=WHOLE)
LITTLE = Terms(purpose="Unterbringung klären", legal_basis="§ 4 DSG LSA", fields=("summary",))
WEEK = timedelta(days=7)
REASON = "Die Person liegt bewusstlos im Krankenhaus, wir suchen Angehörige."


@dataclass(frozen=True)
class Both:
    """Olek, known to Ausländerrecht 1 (Herr Brandt) and to the Leistungsstelle (Frau Çelik), with a matter in each."""

    person: Person
    mine: Matter
    theirs: Matter


def known_to_both(world: World) -> Both:
    """Herr Brandt keeps one matter of Olek and has handed another on to Frau Çelik."""
    with world.as_(world.brandt):
        person, mine, theirs = world.olek(), world.matter(), world.matter()
        for matter in (mine, theirs):
            matter.recognise(person, by=world.brandt, at=MONDAY)
        offer = theirs.offer_to(world.units["leistung"], "Bitte prüfen.", by=world.brandt, at=MONDAY)
    with world.as_(world.celik):
        offer.accept(by=world.celik, at=MONDAY + timedelta(hours=1))
        theirs.refresh_from_db()
    return Both(person, mine, theirs)


def asked_to_take_part(
    world: World, on: Matter | Case, terms: Terms = ALL, *, to: str = "leistung", until: datetime | None = None
) -> Participation:
    """Herr Brandt asks another unit to take part."""
    now = timezone.now()
    with world.as_(world.brandt):
        return Participation.offer(on, world.units[to], terms, until=until or now + WEEK, by=world.brandt, at=now)


def taking_part(world: World, on: Matter | Case, terms: Terms = ALL) -> Participation:
    """Frau Çelik takes part in what Herr Brandt is responsible for."""
    offer = asked_to_take_part(world, on, terms)
    with world.as_(world.celik):
        offer.accept(by=world.celik, at=timezone.now())
    return offer


def permission(code: str, source: str) -> DisclosurePermission:
    """A paragraph by its code and the compartment out of which it leads."""
    return DisclosurePermission.objects.get(code=code, sources__contains=[source])


def disclosed(world: World, matter: Matter, code: str = "B3", *, to: str = "leistung") -> Grant:
    """Herr Brandt lets another unit look because a paragraph says so."""
    with world.as_(world.brandt):
        law = permission(code, matter.compartment)
        return disclose(
            matter, world.units[to], law, "Die Leistung hängt davon ab.", fields=law.fields, by=world.brandt,
            at=timezone.now(),
        )  # fmt: skip


def asked_for_access(world: World, both: Both, *, days: int = 14) -> AccessRequest:
    """Frau Çelik asks Ausländerrecht 1 to let her look at what it does for Olek."""
    with world.as_(world.celik):
        law = permission("B3", "aufenthalt")
        terms = Terms(purpose=law.title, legal_basis=law.citation, fields=tuple(law.fields), permission=law.pk)
        return AccessRequest.ask(
            world.units["auslaenderrecht-1"], both.person, terms, days=days, for_unit=world.units["leistung"],
            by=world.celik, at=timezone.now(),
        )  # fmt: skip


def glass_broken(world: World, both: Both) -> EmergencyAccess:
    """Frau Çelik looks at what Ausländerrecht 1 does for Olek, without asking."""
    with world.as_(world.celik):
        return EmergencyAccess.break_glass(
            world.units["auslaenderrecht-1"], both.person, REASON, for_unit=world.units["leistung"], by=world.celik,
            at=timezone.now(),
        )  # fmt: skip
