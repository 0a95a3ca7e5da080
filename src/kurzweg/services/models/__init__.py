# SPDX-License-Identifier: EUPL-1.2
from kurzweg.services.models.catalogue_version import CatalogueVersion
from kurzweg.services.models.compartment import Compartment
from kurzweg.services.models.service import Service

__all__ = ["CatalogueVersion", "Compartment", "Service"]
