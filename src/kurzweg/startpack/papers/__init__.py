# SPDX-License-Identifier: EUPL-1.2
"""The papers of the start pack; each is a function from what the office knows to a `Paper`."""

from __future__ import annotations

from collections.abc import Callable

from kurzweg.startpack.paper import Paper
from kurzweg.startpack.papers.agreement import staff_agreement
from kurzweg.startpack.papers.assessment import impact_assessment
from kurzweg.startpack.papers.notice import privacy_notice
from kurzweg.startpack.papers.register import register_of_activities
from kurzweg.startpack.papers.retention import retention_list
from kurzweg.startpack.papers.rights import roles_and_rights

PAPERS: dict[str, Callable[[str], Paper]] = {
    "verzeichnis": register_of_activities,
    "folgenabschaetzung": impact_assessment,
    "datenschutzhinweise": privacy_notice,
    "rollen-und-rechte": roles_and_rights,
    "loeschfristen": retention_list,
    "dienstvereinbarung": staff_agreement,
}
"""Every paper by the word in its address; it is given the name of the office."""
