# SPDX-License-Identifier: EUPL-1.2
"""What the pages of the finder cost the processor: warm, 64 services, four lanes open, fifty people waiting.

Run: python -m bench.pages. As `bench.counter`, in a database of its own, as the app's role, with row level
security on. The peer is the frame alone: the page that says that something is not there.
"""

from __future__ import annotations

import sys
import time
from statistics import median

from django.test import Client

from bench import _ground  # noqa: F401  first: the models below need Django
from bench.counter import BAR, BEFORE, ROUNDS, WAITING, a_hall, draws, own_database

WAY = "arrival=ukraine&household=family&children=small,school&housing=guest&needs=money,german,work,degree&surname=War"
PAGES = {
    "start": "/",
    "life situation": "/?lage=aufenthalt",
    "search, two words": "/?q=ausweis+verl%C3%A4ngern",
    "search, typing errors": "/?q=aufenthaltserlaubniss+ferlengern+lassn",
    "search, Arabic": "/?q=%D8%AA%D9%85%D8%AF%D9%8A%D8%AF+%D8%A7%D9%84%D8%A7%D9%82%D8%A7%D9%85%D9%87&sprache=ar",
    "question": "/zustaendigkeit/duldung/",
    "answer": "/zustaendigkeit/duldung/?surname=War",
    "answer, Arabic": "/zustaendigkeit/duldung/?surname=War&sprache=ar",
    "path, first question": "/weg/",
    "path, 15 steps": f"/weg/?{WAY}",
    "path, 15 steps, Arabic": f"/weg/?{WAY}&sprache=ar",
    "slip, two languages": f"/weg/laufzettel/?{WAY}&sprache=ar",
}
WHOLE_PATH = 30.0
"""Milliseconds for fifteen answers on one page."""
FRAME = "/zustaendigkeit/gibt-es-nicht/"


def main() -> None:
    with own_database() as world:
        a_hall(world)
        for n in range(WAITING):
            draws(world, n)
        frame = cost_of(FRAME, status=404)
        missed = 0
        for name, address in PAGES.items():
            cost = cost_of(address)
            missed += cost > (WHOLE_PATH if WAY in address else BAR)
            sys.stdout.write(f"{name:24} {cost:5.1f} ms CPU   peer {frame:.1f} ms   ratio {cost / frame:.1f}\n")
    verdict = "met" if not missed else f"missed by {missed} pages"
    sys.stdout.write(f"median of {ROUNDS}; bar: {BAR:.0f} ms, a whole path {WHOLE_PATH:.0f} ms, {verdict}\n")


def cost_of(address: str, *, status: int = 200) -> float:
    """Processor time of one page in milliseconds, the median, warm; a new visitor each time."""
    visitor, times = Client(), []  # one browser: a new one would load the whole house anew
    for _ in range(BEFORE + ROUNDS):
        visitor.cookies.clear()
        start = time.process_time()
        answer = visitor.get(address, SERVER_NAME="localhost")
        times.append((time.process_time() - start) * 1000)
        assert answer.status_code == status, answer.status_code
    return median(times[BEFORE:])


if __name__ == "__main__":
    main()
