# SPDX-License-Identifier: EUPL-1.2
"""What the tables of this room hold, for the field catalogue: nothing about any person."""

from __future__ import annotations

from kurzweg.walls.labels import Category, Label, Subject

COLUMNS = {
    "services_catalogueversion": "id origin file_hash as_of loaded_at lawyer languages content",
    "services_compartment": "id code title legal_frame position",
    "services_document": "id code kind position",
    "services_documenttext": "id language title status document_id source_version_id",
    "services_fee": "id position eur law note service_id",
    "services_legalbasis": "id position citation service_id",
    "services_lifesituation": "id code position",
    "services_lifesituationtext": "id language title status life_situation_id source_version_id",
    "services_service": "id code position former_office front_desk minutes minutes_assumed varies_by_land"
    " deadline_note deadline_rules partners note leika_keys valid_from valid_to compartment_id life_situation_id",
    "services_servicedocument": "id position document_id service_id",
    "services_servicescope": "id fact values service_id",
    "services_servicetext": "id language title status summary service_id source_version_id",
}

LABELS = tuple(Label(table, "office", Subject.NOBODY, {Category.OFFICE: columns}) for table, columns in COLUMNS.items())
