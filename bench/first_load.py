# SPDX-License-Identifier: EUPL-1.2
"""What the first visit costs on an old phone: bytes and requests per language, and how long they take over 3G.

Run: python -m bench.first_load. As `bench.pages`, in a database of its own. The seconds are computed, not waited for:
bytes over the rate, and one round trip for the page, one for what it links, one for the fonts. The words of the page
stand there after the first of them: nothing waits for a script, and letters show in a font of the phone until ours
have come. The peer is the first visit without our fonts.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from django.test import Client

from bench import _ground  # noqa: F401  first: the models below need Django
from bench.counter import a_hall, own_database
from bench.pages import WAY
from kurzweg.lang.languages import complete
from tests import first_load

PAGES = {
    "start": "/",
    "life situation": "/?lage=aufenthalt",
    "answer": "/zustaendigkeit/duldung/?surname=War",
    "path": f"/weg/?{WAY}",
}
ROUND_TRIPS = 3


@dataclass(frozen=True)
class Line:
    """A connection as phones get it."""

    name: str
    kilobits: int
    round_trip: float

    def seconds(self, size: int) -> float:
        return size * 8 / 1000 / self.kilobits + ROUND_TRIPS * self.round_trip


SLOW, FAST = Line("slow 3G", 400, 0.4), Line("fast 3G", 1600, 0.15)


def main() -> None:
    heaviest = 0
    with own_database() as world:
        a_hall(world)
        for language in complete():
            for name, address in PAGES.items():
                load = first_load.of(page(address, language.code))
                bare = load.total - sum(map(first_load.sent, (file for file in load.files if file.suffix == ".woff2")))
                heaviest = max(heaviest, load.total)
                sys.stdout.write(
                    f"{language.code:9} {name:14} {load.total / 1000:5.1f} kB in {load.requests} requests"
                    f"   {SLOW.name} {SLOW.seconds(load.total):.1f} s   {FAST.name} {FAST.seconds(load.total):.1f} s"
                    f"   page alone {load.page / 1000:.1f} kB   peer {bare / 1000:.1f} kB"
                    f"   ratio {load.total / bare:.1f}\n"
                )
    bar = first_load.LIMIT
    sys.stdout.write(
        f"heaviest {heaviest / 1000:.1f} kB; bar {bar // 1000} kB, {'met' if heaviest <= bar else 'missed'}\n"
    )


def page(address: str, language: str) -> str:
    """The page as a new visitor gets it in this language."""
    joined = "&" if "?" in address else "?"
    return Client().get(f"{address}{joined}sprache={language}", SERVER_NAME="localhost", follow=True).text


if __name__ == "__main__":
    main()
