# SPDX-License-Identifier: EUPL-1.2
"""Reads the rows of the catalogue back into its nouns: one query per table, none per service."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, TypeVar, cast

from kurzweg.engine.structure import Condition
from kurzweg.services import models, nouns
from kurzweg.services.models.localised import Localised
from kurzweg.services.nouns import Status, Title

Row = TypeVar("Row")


def read_catalogue_rows(version: int) -> tuple[nouns.Catalogue, dict[str, int]]:
    """The catalogue as it stands in the tables, and the number in the log of each service by its code."""
    stand = models.CatalogueVersion.objects.get(pk=version)
    rows = list(models.Service.objects.in_catalogue_order().select_related("life_situation", "compartment"))
    catalogue = nouns.Catalogue(
        as_of=stand.as_of,
        lawyer=stand.lawyer,
        languages=tuple(stand.languages),
        life_situations=_by_id(_life_situations()),
        compartments=_by_id(_compartments()),
        documents=_by_id(_documents()),
        services=_by_id(_services(rows)),
        file_hash=stand.file_hash,
    )
    return catalogue, {row.code: row.pk for row in rows}


def _life_situations() -> list[nouns.LifeSituation]:
    texts = _grouped(models.LifeSituationText.objects.all(), "life_situation_id")
    rows = models.LifeSituation.objects.order_by("position")
    return [nouns.LifeSituation(id=row.code, texts=_titles(texts[row.pk])) for row in rows]


def _documents() -> list[nouns.Document]:
    texts = _grouped(models.DocumentText.objects.all(), "document_id")
    return [
        nouns.Document(id=row.code, kind=cast('Literal["document", "info"]', row.kind), texts=_titles(texts[row.pk]))
        for row in models.Document.objects.order_by("position")
    ]


def _compartments() -> list[nouns.Compartment]:
    rows = models.Compartment.objects.order_by("position")
    return [nouns.Compartment(id=row.code, title=row.title, legal_frame=row.legal_frame) for row in rows]


def _services(rows: list[models.Service]) -> list[nouns.Service]:
    texts = _grouped(models.ServiceText.objects.all(), "service_id")
    scopes = _grouped(models.ServiceScope.objects.order_by("pk"), "service_id")
    laws = _grouped(models.LegalBasis.objects.order_by("position"), "service_id")
    fees = _grouped(models.Fee.objects.order_by("position"), "service_id")
    brings = _grouped(models.ServiceDocument.objects.order_by("position").select_related("document"), "service_id")
    return [
        nouns.Service(
            id=row.code,
            texts=_service_texts(texts[row.pk]),
            scope=tuple(Condition(fact=part.fact, values=tuple(part.values)) for part in scopes[row.pk]),
            life_situation=row.life_situation.code,
            compartment=row.compartment.code,
            former_office=row.former_office,
            front_desk=row.front_desk,
            minutes=row.minutes,
            minutes_assumed=row.minutes_assumed,
            varies_by_land=row.varies_by_land,
            legal_basis=tuple(law.citation for law in laws[row.pk]),
            fees=tuple(nouns.Fee(eur=fee.eur, law=fee.law, note=fee.note) for fee in fees[row.pk]),
            documents=tuple(part.document.code for part in brings[row.pk]),
            deadline_note=row.deadline_note,
            deadline_rules=tuple(row.deadline_rules),
            partners=tuple(row.partners),
            note=row.note,
            leika_keys=tuple(row.leika_keys),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in rows
    ]


def _service_texts(rows: list[models.ServiceText]) -> Mapping[str, nouns.ServiceTexts]:
    return MappingProxyType(
        {
            row.language: nouns.ServiceTexts(title=row.title, summary=row.summary, status=cast("Status", row.status))
            for row in rows
        }
    )


def _titles(rows: Iterable[Localised]) -> Mapping[str, Title]:
    return MappingProxyType({row.language: Title(title=row.title, status=cast("Status", row.status)) for row in rows})


def _grouped(rows: Iterable[Row], key: str) -> defaultdict[int, list[Row]]:
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found


Noun = TypeVar("Noun", nouns.Service, nouns.Document, nouns.LifeSituation, nouns.Compartment)


def _by_id(found: list[Noun]) -> Mapping[str, Noun]:
    return MappingProxyType({noun.id: noun for noun in found})
