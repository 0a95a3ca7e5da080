# SPDX-License-Identifier: EUPL-1.2
"""Gives every service of a catalogue its lasting number, and every compartment its row."""

from __future__ import annotations

from kurzweg.services import models
from kurzweg.services.nouns import Catalogue


def number_services(catalogue: Catalogue) -> None:
    """Write the rows of those services and compartments that the office did not know yet; known ones stay as they are.

    A service keeps its number and its compartment for ever: the log and the matters point to it.
    """
    known = set(models.Compartment.objects.values_list("code", flat=True))
    models.Compartment.objects.bulk_create(
        models.Compartment(code=noun.id, title=noun.title, legal_frame=noun.legal_frame, position=position)
        for position, noun in enumerate(catalogue.compartments.values())
        if noun.id not in known
    )
    rooms = dict(models.Compartment.objects.values_list("code", "pk"))
    numbered = set(models.Service.objects.values_list("code", flat=True))
    models.Service.objects.bulk_create(
        models.Service(code=noun.id, compartment_id=rooms[noun.compartment])
        for noun in catalogue.services.values()
        if noun.id not in numbered
    )
