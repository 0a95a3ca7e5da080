# SPDX-License-Identifier: EUPL-1.2
"""A surname that was said and a person who is called otherwise: perhaps the wrong person, perhaps the wrong unit."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from kurzweg.engine.responsibility import UNKNOWN
from kurzweg.lang.names import folded
from kurzweg.people.models import Person


def contradiction(facts: Mapping[str, str], person: Person | None) -> str:
    """A sentence when the surname by which responsibility was judged is not that of the person; else nothing.

    Often only the first letters were said, so one may be the beginning of the other.
    """
    said = facts.get("surname", "")
    if person is None or said in ("", UNKNOWN) or not person.family_name:
        return ""
    ours, theirs = folded(said), folded(person.family_name)
    if ours.startswith(theirs) or theirs.startswith(ours):
        return ""
    return _(
        "Bei der Aufnahme wurde „{said}“ gesagt, die Person heißt „{name}“. Prüfen Sie, ob es die richtige Person ist"
        " und ob Ihre Einheit für diesen Namen zuständig ist."
    ).format(said=said, name=person.family_name)
