# SPDX-License-Identifier: EUPL-1.2
"""Writes a catalogue as rows of the database, a few statements for all of it."""

from __future__ import annotations

from kurzweg.services import models
from kurzweg.services.models import CatalogueVersion
from kurzweg.services.nouns import Catalogue


def write_rows(catalogue: Catalogue, version: CatalogueVersion) -> None:
    """Write every noun of the catalogue into empty tables."""
    situations = _write_life_situations(catalogue, version)
    compartments = _write_compartments(catalogue)
    documents = _write_documents(catalogue, version)
    services = _write_services(catalogue, situations, compartments)
    models.ServiceText.objects.bulk_create(
        models.ServiceText(
            service=services[service.id],
            language=language,
            title=text.title,
            summary=text.summary,
            status=text.status,
            source_version=version,
        )
        for service in catalogue.services.values()
        for language, text in service.texts.items()
    )
    models.ServiceDocument.objects.bulk_create(
        models.ServiceDocument(service=services[service.id], document=documents[code], position=position)
        for service in catalogue.services.values()
        for position, code in enumerate(service.documents)
    )
    _write_law(catalogue, services)


def _write_life_situations(catalogue: Catalogue, version: CatalogueVersion) -> dict[str, models.LifeSituation]:
    nouns = catalogue.life_situations.values()
    rows = models.LifeSituation.objects.bulk_create(
        models.LifeSituation(code=noun.id, position=position) for position, noun in enumerate(nouns)
    )
    by_code = {row.code: row for row in rows}
    models.LifeSituationText.objects.bulk_create(
        models.LifeSituationText(
            life_situation=by_code[noun.id],
            language=language,
            title=text.title,
            status=text.status,
            source_version=version,
        )
        for noun in nouns
        for language, text in noun.texts.items()
    )
    return by_code


def _write_compartments(catalogue: Catalogue) -> dict[str, models.Compartment]:
    rows = models.Compartment.objects.bulk_create(
        models.Compartment(code=noun.id, title=noun.title, legal_frame=noun.legal_frame, position=position)
        for position, noun in enumerate(catalogue.compartments.values())
    )
    return {row.code: row for row in rows}


def _write_documents(catalogue: Catalogue, version: CatalogueVersion) -> dict[str, models.Document]:
    nouns = catalogue.documents.values()
    rows = models.Document.objects.bulk_create(
        models.Document(code=noun.id, kind=noun.kind, position=position) for position, noun in enumerate(nouns)
    )
    by_code = {row.code: row for row in rows}
    models.DocumentText.objects.bulk_create(
        models.DocumentText(
            document=by_code[noun.id],
            language=language,
            title=text.title,
            status=text.status,
            source_version=version,
        )
        for noun in nouns
        for language, text in noun.texts.items()
    )
    return by_code


def _write_services(
    catalogue: Catalogue,
    situations: dict[str, models.LifeSituation],
    compartments: dict[str, models.Compartment],
) -> dict[str, models.Service]:
    nouns = catalogue.services.values()
    rows = models.Service.objects.bulk_create(
        models.Service(
            code=noun.id,
            position=position,
            life_situation=situations[noun.life_situation],
            compartment=compartments[noun.compartment],
            former_office=noun.former_office,
            front_desk=noun.front_desk,
            minutes=noun.minutes,
            minutes_assumed=noun.minutes_assumed,
            varies_by_land=noun.varies_by_land,
            deadline_note=noun.deadline_note,
            deadline_rules=list(noun.deadline_rules),
            partners=list(noun.partners),
            note=noun.note,
            leika_keys=list(noun.leika_keys),
            valid_from=noun.valid_from,
            valid_to=noun.valid_to,
        )
        for position, noun in enumerate(nouns)
    )
    by_code = {row.code: row for row in rows}
    models.ServiceScope.objects.bulk_create(
        models.ServiceScope(service=by_code[noun.id], fact=condition.fact, values=list(condition.values))
        for noun in nouns
        for condition in noun.scope
    )
    return by_code


def _write_law(catalogue: Catalogue, services: dict[str, models.Service]) -> None:
    models.LegalBasis.objects.bulk_create(
        models.LegalBasis(service=services[service.id], position=position, citation=citation)
        for service in catalogue.services.values()
        for position, citation in enumerate(service.legal_basis)
    )
    models.Fee.objects.bulk_create(
        models.Fee(service=services[service.id], position=position, eur=fee.eur, law=fee.law, note=fee.note)
        for service in catalogue.services.values()
        for position, fee in enumerate(service.fees)
    )
