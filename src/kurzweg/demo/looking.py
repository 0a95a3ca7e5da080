# SPDX-License-Identifier: EUPL-1.2
"""Two units of the demo that work for one invented person: what they show each other, and what one asks the other."""

from __future__ import annotations

from datetime import datetime, timedelta

from kurzweg.accounts.models import DisclosurePermission, Staff
from kurzweg.matters.models import Matter
from kurzweg.people.models import Person
from kurzweg.sharing.disclosing import disclose
from kurzweg.sharing.models import AccessRequest
from kurzweg.sharing.models.terms import Terms

ANSWERED = timedelta(minutes=90)
ASKED = timedelta(minutes=35)


def let_each_other_look(
    staff: dict[str, Staff], person: Person, kept: Matter, handed_on: Matter, *, units: dict[str, int], at: datetime
) -> None:
    """The benefits office takes one matter over, is shown the other by statute, and asks to look a while longer."""
    giver, receiver, leistung = staff["brandt"], staff["celik"], units["leistung"]
    for matter in (kept, handed_on):
        matter.recognise(person, by=giver, at=matter.opened_at)
    offer = handed_on.offer_to(leistung, "Leistungen für die neue Wohnung prüfen.", by=giver, at=at - 2 * ANSWERED)
    offer.accept(by=receiver, at=at - ANSWERED)
    law = DisclosurePermission.objects.get(code="B3")
    disclose(kept, leistung, law, "Die Höhe der Leistung hängt davon ab.", fields=law.fields, by=giver, at=at - ASKED)
    terms = Terms(purpose=law.title, legal_basis=law.citation, fields=tuple(law.fields), permission=law.pk)
    AccessRequest.ask(kept.unit_id, person, terms, days=14, for_unit=leistung, by=receiver, at=at - ASKED)
