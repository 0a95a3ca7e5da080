# SPDX-License-Identifier: EUPL-1.2
"""What the tables of this room hold, for the field catalogue: nothing about any person."""

from __future__ import annotations

from kurzweg.walls.labels import Category, Label, Subject

COLUMNS = {
    "services_catalogueversion": "id origin file_hash as_of loaded_at lawyer languages content words in_force",
    "services_compartment": "id code title legal_frame position",
    "services_service": "id code compartment_id",
}

LABELS = tuple(Label(table, "office", Subject.NOBODY, {Category.OFFICE: columns}) for table, columns in COLUMNS.items())
