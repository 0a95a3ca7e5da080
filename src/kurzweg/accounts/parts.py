# SPDX-License-Identifier: EUPL-1.2
"""The parts of the house that an office switches on singly, and which pages belong to which.

The finder is the ground and cannot rest. A page that belongs to no part is always there; one that belongs to
several is there while one of them works. Rooms say in their `apps.py` what is theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Part(models.TextChoices):
    """A part that can rest."""

    SERVICEPOINT = "servicepoint", _("Servicepoint")
    REGISTER = "register", _("Personenstamm")
    CASES = "cases", _("Fälle")


@dataclass(frozen=True)
class Meaning:
    """What a part does for the office, what happens when it rests, and which part it stands on."""

    does: Promise
    resting: Promise
    needs: Part | None = None


MEANINGS = {
    Part.SERVICEPOINT: Meaning(
        _("Menschen ziehen eine Wartenummer und werden aufgerufen. Braucht keine Namen."),
        _("Niemand kann eine Nummer ziehen. Wer heute schon wartet, wird nicht mehr aufgerufen."),
    ),
    Part.REGISTER: Meaning(
        _("Anliegen werden Personen zugeordnet. Ab hier verarbeitet das Amt Namen."),
        _("Personen können nicht gesucht, aufgenommen und zugeordnet werden. Was gespeichert ist, bleibt gespeichert."),
    ),
    Part.CASES: Meaning(
        _("Mehrere Anliegen einer Person werden in einem Fall gemeinsam begleitet."),
        _("Fälle können nicht geöffnet und nicht ergänzt werden. Was gespeichert ist, bleibt gespeichert."),
        needs=Part.REGISTER,
    ),
}

_owners: dict[str, frozenset[Part]] = {}


def belongs(name: str, *parts: Part) -> None:
    """Say of a room (`cases`) or of one of its pages (`cases:person`) to which parts it belongs."""
    _owners[name] = frozenset(parts)


def parts_of(view_name: str) -> frozenset[Part]:
    """The parts of a page; what is said of the page goes before what is said of its room."""
    return _owners.get(view_name, _owners.get(view_name.partition(":")[0], frozenset()))


def at_rest(resting: Iterable[Part]) -> frozenset[Part]:
    """The parts that do not work: those at rest, and those that stand on one of them."""
    still = frozenset(resting)
    return still | {part for part, meaning in MEANINGS.items() if meaning.needs in still}


def rests(view_name: str, still: frozenset[Part]) -> bool:
    """Whether a page is not there while these parts do not work."""
    owners = parts_of(view_name)
    return bool(owners) and owners <= still
