# SPDX-License-Identifier: EUPL-1.2
"""What the clients were told: every form sent, every answer that acknowledged it."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Acknowledged:
    """An answer that said "done": to whom, which verb, on what, with which result."""

    client: str
    verb: str
    object: str
    result: Mapping[str, str] = field(default_factory=dict)


class History:
    """The answers of all clients of one office, in the order in which they came."""

    def __init__(self) -> None:
        self.sent: set[tuple[str, str]] = set()
        self.answers: list[Acknowledged] = []
        self._lock = threading.Lock()

    def send(self, verb: str, thing: str) -> None:
        """A form leaves a client; whether it arrives is not known yet."""
        with self._lock:
            self.sent.add((verb, thing))

    def acknowledge(self, client: str, verb: str, thing: str, **result: str) -> None:
        """The office said that this was done."""
        with self._lock:
            self.answers.append(Acknowledged(client, verb, thing, result))

    def of(self, verb: str) -> list[Acknowledged]:
        """All acknowledged answers to one verb."""
        return [answer for answer in self.answers if answer.verb == verb]

    def objects_of(self, verb: str) -> set[str]:
        """What was acknowledged at least once under this verb."""
        return {answer.object for answer in self.of(verb)}

    def counts(self) -> Counter[str]:
        """How many different things were acknowledged, by verb."""
        return Counter(verb for verb, _thing in {(answer.verb, answer.object) for answer in self.answers})

    def save(self, file: Path) -> None:
        """Write it down, one answer a line, for whoever looks into a red round."""
        lines = [json.dumps({"sent": list(one)}) for one in sorted(self.sent)]
        lines += [json.dumps(asdict(answer), ensure_ascii=False) for answer in self.answers]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
