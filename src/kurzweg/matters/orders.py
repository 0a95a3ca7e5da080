# SPDX-License-Identifier: EUPL-1.2
"""What the worker does with matters, without being asked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from kurzweg.engine.responsibility.bands import coarse
from kurzweg.events.matter_facts import matters_without_facts, note_facts
from kurzweg.jobs.order import Order, Run
from kurzweg.matters.models import MatterFact

AT_ONCE = 1_000


@dataclass(frozen=True, kw_only=True)
class NoteFacts(Order):
    """Vermerk der Merkmale: the log learns the coarse facts of new matters, so that shares can be explained by them."""

    kind = "note-facts"
    title = _("Grobe Merkmale neuer Anliegen für die Auswertung vermerken")
    every = timedelta(minutes=15)

    def run(self, run: Run) -> None:
        done = 0
        while left := matters_without_facts(AT_ONCE):
            facts: dict[object, dict[str, str]] = defaultdict(dict)
            for matter, fact, value in MatterFact.objects.filter(matter__in=left).values_list(
                "matter", "fact", "value"
            ):
                facts[matter][fact] = value
            note_facts({matter: coarse(facts[matter]) for matter in left})
            done += len(left)
            run.progress(done, done)
