# SPDX-License-Identifier: EUPL-1.2
from kurzweg.people.models.person import Person, Presence

__all__ = ["Person", "Presence"]
