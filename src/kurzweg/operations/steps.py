# SPDX-License-Identifier: EUPL-1.2
"""What an update must know of its steps: which of them the version before cannot live with, and which have no way back.

First expand, then contract: a version only adds; what it does not need any more the next one takes away. So version N
and version N - 1 work on one database, and the old one goes on while the new one is being brought in. A step that
breaks this is declared here, with its reason, and the operator is told before. `tests/operations` reads every step.
"""

from __future__ import annotations

from collections.abc import Mapping

Name = tuple[str, str]
"""The room of a migration, and its name."""

RELEASED: Mapping[str, str] = {
    "accounts": "0003_walls",
    "cases": "0003_walls",
    "events": "0001_log",
    "matters": "0004_handover_accepted_by_somebody_and_more",
    "offices": "0002_walls",
    "people": "0003_alter_person_folded_name",
    "servicepoint": "0002_walls",
    "services": "0001_initial",
    "walls": "0001_identity",
}
"""The last step of each room in the version that was released last (0.1.0)."""

STOPS_THE_OLD: Mapping[Name, str] = {
    ("accounts", "0007_sessions_wall"): "log-ins are kept in a table of our own; version 0.1 knows only Django's",
    (
        "accounts",
        "0009_passwords_wall",
    ): "password hashes moved behind a wall; version 0.1 looks for them beside the name",
    ("accounts", "0010_grants"): "a grant names its proof and what it opens; version 0.1 writes it without",
    ("matters", "0005_grants"): "the walls ask for grants field by field; version 0.1 asks for them as a whole",
    (
        "offices",
        "0004_who_publishes_and_who_closes",
    ): "a closure is lifted, with who and when; version 0.1 deletes it",
    (
        "servicepoint",
        "0011_the_steps_of_a_ticket",
    ): "a number can be cancelled; version 0.1 has no word for that state",
    (
        "services",
        "0003_versions_of_the_office",
    ): "the catalogue is one text for each of its versions; version 0.1 reads it from tables that are gone",
}
"""Steps with which the version before cannot go on: it has to be stopped first."""

WIDENING: Mapping[Name, str] = {
    ("services", "0002_longer_language_tags"): "a tag may be longer; version 0.1 writes and reads the short ones",
}
"""Steps that change a column so that the version before does not notice."""

ONE_WAY: Mapping[Name, str] = {
    (
        "accounts",
        "0009_passwords_wall",
    ): "there is no going back to a table of the staff with the password hashes in it",
    ("services", "0002_longer_language_tags"): "a longer tag does not fit into the column of before",
    ("services", "0003_versions_of_the_office"): "the tables of before would come back empty",
}
"""Steps that cannot be taken back, and why: the way back is the backup that was made before."""
