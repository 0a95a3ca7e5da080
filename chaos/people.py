# SPDX-License-Identifier: EUPL-1.2
"""What all clients have in common: they act until it is time to stop, think in between, and write down answers."""

from __future__ import annotations

import random
import threading
from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from chaos.browser import Answer, Browser, NeverCameBack
from chaos.history import History
from chaos.pages import Form

SECOND_CLICK = 0.15
"""How often somebody clicks a second time although the answer came."""


@dataclass
class Hall:
    """What the clients of one round share: where the office is, what was said, and when to stop."""

    address: str
    history: History
    closing: threading.Event = field(default_factory=threading.Event)


class Client(ABC):
    """Somebody who acts in a thread of their own."""

    def __init__(self, name: str, hall: Hall, seed: str) -> None:
        self.name = name
        self.hall = hall
        self.history = hall.history
        self.chance = random.Random(f"{seed} {name}")  # noqa: S311 - repeatable on purpose
        self.browser = Browser(hall.address)
        self.lost = 0
        self.apologies = 0
        self.trouble = ""
        self.thread = threading.Thread(target=self._run, name=name, daemon=True)

    @abstractmethod
    def act(self) -> None:
        """Do one thing."""

    def think(self) -> None:
        """Pause as people do, but not longer than the round."""
        self.hall.closing.wait(self.chance.uniform(0.02, 0.15))

    def click(self, form: Form, at: Answer, **said: str) -> Answer:
        """Send a form; sometimes twice, which must not do it twice. The first answer counts."""
        answer = self.browser.submit(form, at, **said)
        if self.chance.random() < SECOND_CLICK:
            self.browser.submit(form, at, **said)
        return answer

    def change_browser(self) -> None:
        """Become another person, with an empty browser."""
        self.lost, self.apologies = self.lost + self.browser.lost, self.apologies + self.browser.apologies
        self.browser = Browser(self.hall.address)

    def _run(self) -> None:
        try:
            while not self.hall.closing.is_set():
                self.act()
                self.think()
        except NeverCameBack as gone:
            self.trouble = f"{self.name}: {gone}"
        except Exception as wrong:
            self.trouble = f"{self.name} stumbled: {type(wrong).__name__}: {wrong}"
        self.change_browser()
