# SPDX-License-Identifier: EUPL-1.2
from kurzweg.catalogue.models.publication import CataloguePublication
from kurzweg.catalogue.models.revision import CatalogueRevision
from kurzweg.catalogue.models.withdrawal import CatalogueWithdrawal

__all__ = ["CataloguePublication", "CatalogueRevision", "CatalogueWithdrawal"]
