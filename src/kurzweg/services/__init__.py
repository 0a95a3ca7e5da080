# SPDX-License-Identifier: EUPL-1.2
"""Leistungen: the catalogue, its texts per language, documents to bring."""

from kurzweg.services.catalogue import load_catalogue, read_catalogue
from kurzweg.services.nouns import Catalogue, Service, Text
from kurzweg.services.places import Problem, SeedError

__all__ = ["Catalogue", "Problem", "SeedError", "Service", "Text", "load_catalogue", "read_catalogue"]
