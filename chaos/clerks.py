# SPDX-License-Identifier: EUPL-1.2
"""Clerks: at a lane they call, start, finish; at a desk they offer matters to each other and answer."""

from __future__ import annotations

import itertools
import re

from chaos.browser import Answer
from chaos.pages import Form
from chaos.people import Client, Hall

NOTE = re.compile(r"Vorgang \S+")
"""Every offer carries a sentence of its own, so that it can be told from every other."""
MATTER = re.compile(r"/anliegen/([^/?]+)/")
OPEN_WITH_US = "offen"
ASKED = re.compile(r"/anliegen/([^/?]+)/uebernahme/")


class Clerk(Client):
    """Somebody who logs in by one click."""

    def __init__(self, name: str, hall: Hall, seed: str) -> None:
        super().__init__(name, hall, seed)
        self.is_logged_in = False

    def see(self, path: str) -> Answer:
        """A page of the office; whoever finds themselves outside logs in."""
        page = self.browser.open(path)
        while (form := page.page.form_to("/vorfuehrung/", username=self.name)) is not None:
            if self.is_logged_in:
                self.history.acknowledge(self.name, "thrown out", path)
            self.is_logged_in = self.browser.submit(form, page).is_done
            self.history.acknowledge(self.name, "log in", self.name)
            page = self.browser.open(path)
        return page


class LaneClerk(Clerk):
    """Serves at one lane."""

    def __init__(self, name: str, hall: Hall, seed: str, lane: str) -> None:
        super().__init__(name, hall, seed)
        self.lane = lane

    def act(self) -> None:
        page = self.see(f"/servicepoint/{self.lane}/")
        for step in (self._finish, self._start, self._call, self._open):
            if step(page):
                return

    def _open(self, page: Answer) -> bool:
        form = page.page.form_to("/oeffnung/")
        if form is not None and self.click(form, page).status == 302:
            self.history.acknowledge(self.name, "open", self.lane)
        return form is not None

    def _call(self, page: Answer) -> bool:
        form = page.page.form_to("/aufruf/")
        if form is None or "visitor" in form.fields:
            return False
        if self.click(form, page).status == 302:
            here = self.see(f"/servicepoint/{self.lane}/").page.form_to("/beginn/")
            if here is not None:
                self.history.acknowledge(self.name, "call", here.fields["visitor"], lane=self.lane)
        return True

    def _start(self, page: Answer) -> bool:
        form = page.page.form_to("/beginn/")
        if form is None:
            return False
        if self.chance.random() < 0.08:
            missed = Form(f"/servicepoint/{self.lane}/nicht-gekommen/", "post", form.fields)
            self._note(self.click(missed, page), "miss", form.fields["visitor"])
        else:
            self._note(self.click(form, page), "start", form.fields["visitor"])
        return True

    def _finish(self, page: Answer) -> bool:
        form = page.page.form_to("/ende/")
        if form is None:
            return False
        outcome = self.chance.choice(("settled", "goes_on"))
        self._note(self.click(form, page, outcome=outcome), "finish", form.fields["visitor"], outcome=outcome)
        return True

    def _note(self, answer: Answer, verb: str, visitor: str, **result: str) -> None:
        if answer.status == 302:
            self.history.acknowledge(self.name, verb, visitor, lane=self.lane, **result)


class CaseClerk(Clerk):
    """Answers what is offered to the unit, and offers what lies with it to another unit."""

    def __init__(self, name: str, hall: Hall, seed: str, partner: str) -> None:
        super().__init__(name, hall, seed)
        self.partner = partner
        self._notes = (f"Vorgang {seed}-{name}-{number}" for number in itertools.count(1))

    def act(self) -> None:
        links = self.see("/anliegen/").page.links
        asked = [link for _group, link in links if ASKED.fullmatch(link)]
        mine = [match[1] for group, link in links if group == OPEN_WITH_US and (match := MATTER.fullmatch(link))]
        if asked and (not mine or self.chance.random() < 0.6):
            self._answer(asked[0])
        elif mine:
            self._offer(self.chance.choice(mine))

    def _offer(self, number: str) -> None:
        page = self.see(f"/anliegen/{number}/uebergabe/")
        form = page.page.form_with("note")
        units = form.choices.get("unit", {}) if form else {}
        unit = next((value for words, value in units.items() if self.partner in words), "")
        if form is None or not unit:
            return
        note = next(self._notes)
        self.history.send("offer", note)
        if self.click(form, page, unit=unit, note=note).status == 302:
            self.history.acknowledge(self.name, "offer", note, matter=number)

    def _answer(self, path: str) -> None:
        page = self.see(path)
        note = next((match[0] for words in page.page.words if (match := NOTE.search(words))), "")
        form = page.page.form_to("/uebernahme/")
        if form is None:
            return
        if self.chance.random() < 0.15:
            self._decline(path.replace("/uebernahme/", "/ablehnung/"), note)
        elif self.click(form, page).status == 302 and note:
            self.history.acknowledge(self.name, "accept", note)

    def _decline(self, path: str, note: str) -> None:
        page = self.see(path)
        form = page.page.form_with("note")
        if form is None or not form.choices.get("reason"):
            return
        reason = self.chance.choice([value for value in form.choices["reason"].values() if value])
        if self.click(form, page, reason=reason, note="").status == 302 and note:
            self.history.acknowledge(self.name, "decline", note)
