# SPDX-License-Identifier: EUPL-1.2
"""The state of a path stands in its address: answers and what is done. No account, nothing is kept here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import reverse

from kurzweg.engine.path import Paths, Said
from kurzweg.engine.responsibility import FACTS
from kurzweg.finder.address import Address, Pairs, language_kept, with_query

DONE, ASKED = "erledigt", "gefragt"
"""Which steps are done; which question was asked by boxes of which none need be ticked."""
NOTHING = "none"
LONGEST = 400


@dataclass(frozen=True)
class Way(Address):
    """The page of a path with the answers given so far. `service` is the one whose rules ask, if any."""

    done: tuple[str, ...] = ()

    @classmethod
    def read(cls, request: HttpRequest, paths: Paths) -> Way:
        """What this address says about questions that exist; whatever else it says is dropped."""
        said = [(name, _answer(request, name, paths)) for name in request.GET if name in paths.fact or name in FACTS]
        boxes = request.GET.get(ASKED, "")
        if boxes in paths.fact and boxes not in request.GET:
            said.append((boxes, NOTHING))
        done = dict.fromkeys(request.GET.get(DONE, "")[:LONGEST].split(",")).keys() - {""}
        known = tuple(step.id for step in paths.steps if step.id in done)
        return cls("", tuple(said), language_kept(request), known)

    @property
    def path(self) -> str:
        return reverse("finder:path")

    @property
    def hidden(self) -> Pairs:
        done = ((DONE, ",".join(self.done)),) if self.done else ()
        return (*self.said, *done, *self.kept)

    @property
    def slip(self) -> str:
        """The same path on paper."""
        return with_query(reverse("finder:slip"), self.hidden)

    @property
    def code(self) -> str:
        """The same path as a picture that a phone reads."""
        return with_query(reverse("finder:path-code"), self.hidden)

    def answers(self, paths: Paths) -> Said:
        """What was said to the questions of the paths."""
        return {name: frozenset(value.split(",")) for name, value in self.said if name in paths.fact}

    def known(self, paths: Paths) -> dict[str, str]:
        """What was said to the questions of the rules of responsibility."""
        return {name: value for name, value in self.said if name not in paths.fact}

    def keeping(self, answers: Said, paths: Paths) -> Way:
        """The same path without answers that no longer concern this person."""
        return replace(
            self,
            said=tuple(
                (name, ",".join(one for one in value.split(",") if one in answers.get(name, ())))
                if name in paths.fact
                else (name, value)
                for name, value in self.said
                if name in answers or name not in paths.fact
            ),
        )

    def asked_by(self, service: str) -> Way:
        """The same page, where the rules for a service ask."""
        return replace(self, service=service)

    def turning(self, step: str, number: int) -> str:
        """The same page with one step done, or not done after all, at the place of that step."""
        done = tuple(one for one in self.done if one != step) if step in self.done else (*self.done, step)
        return f"{replace(self, done=done).url}#schritt-{number}"


def _answer(request: HttpRequest, name: str, paths: Paths) -> str:
    if name not in paths.fact:
        return str(request.GET[name])
    given = ",".join(request.GET.getlist(name))[:LONGEST]
    return ",".join(dict.fromkeys(one for one in given.split(",") if one))
