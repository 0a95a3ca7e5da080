# SPDX-License-Identifier: EUPL-1.2
"""The words of the access log: for what a page reads, and what of a person or matter it shows. One table for all."""

from __future__ import annotations

from enum import StrEnum


class Purpose(StrEnum):
    """Zweck eines Lesezugriffs, as the person whom it concerns will read it."""

    HANDLING = "Bearbeitung"
    INTAKE = "Aufnahme"
    CALLING = "Aufruf"
    HANDOVER = "Übergabe"
    RECOGNITION = "Zuordnung zum Anliegen"
    SEARCH = "Suche im Personenstamm"
    RECORDING = "Aufnahme in den Personenstamm"
    CASE_MANAGEMENT = "Fallmanagement"
    INFORMING = "Auskunft an die Person"
    SHARING = "Einsicht anderer Einheiten"
    EMERGENCY = "Notfallzugriff"
    CONTROL = "Datenschutzkontrolle"


class Shown(StrEnum):
    """Angaben, die eine Seite zeigt; what a grant leaves out is not shown, whatever the page could show."""

    SUMMARY = "summary"
    FILE = "file"
    LIST = "list"
    QUEUE = "queue"
    IDENTITY = "identity"
    HANDOVER = "handover"
    SHARING = "sharing"
    OWN_STATUS = "status"
    OWN_TICKET = "own ticket"
