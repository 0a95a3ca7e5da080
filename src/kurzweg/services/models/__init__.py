# SPDX-License-Identifier: EUPL-1.2
"""What the office keeps of its catalogue; one file per noun."""

from kurzweg.services.models.catalogue_version import CatalogueVersion
from kurzweg.services.models.compartment import Compartment
from kurzweg.services.models.document import Document, DocumentText
from kurzweg.services.models.fee import Fee
from kurzweg.services.models.legal_basis import LegalBasis
from kurzweg.services.models.life_situation import LifeSituation, LifeSituationText
from kurzweg.services.models.service import Service, ServiceScope
from kurzweg.services.models.service_document import ServiceDocument
from kurzweg.services.models.service_text import ServiceText

__all__ = [
    "CatalogueVersion",
    "Compartment",
    "Document",
    "DocumentText",
    "Fee",
    "LegalBasis",
    "LifeSituation",
    "LifeSituationText",
    "Service",
    "ServiceDocument",
    "ServiceScope",
    "ServiceText",
]
