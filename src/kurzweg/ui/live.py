# SPDX-License-Identifier: EUPL-1.2
"""Live pages: one LISTEN connection per process, any number of open pages.

Only a topic travels ("queue:7 changed"); the page then reads its part again by a normal request, which checks
the rights again. A lost hint therefore costs nothing, and no personal data passes through NOTIFY.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Collection
from contextlib import suppress

import psycopg
from django.db import connections
from django.http import StreamingHttpResponse

CHANNEL = "kurzweg_hint"
RESYNC = "resync"
TOPIC = re.compile(r"[a-z][a-z0-9_-]*(:[A-Za-z0-9_-]{1,64})?")
KEEPALIVE_SECONDS = 15.0
RECONNECT_SECONDS = 1.0
PROBE_SECONDS = 30.0
"""After this much silence the LISTEN connection is asked whether it still lives."""


def hint(topic: str, *, using: str = "default") -> None:
    """Tells every page that watches the topic once the current transaction commits, nobody if it does not."""
    if not TOPIC.fullmatch(topic):
        raise ValueError(f"{topic!r} is no topic: write word or word:key, without a space and without a name")
    with connections[using].cursor() as cursor:
        cursor.execute("select pg_notify(%s, %s)", [CHANNEL, topic])


class OpenPage:
    """One stream: what changed since it was last told, each topic once; it may lag, but never grows."""

    def __init__(self, topics: Collection[str]) -> None:
        self.topics = frozenset(topics) | {RESYNC}
        self._changed: dict[str, None] = {}
        self._news = asyncio.Event()

    def tell(self, topic: str) -> None:
        if topic in self.topics:
            self._changed[topic] = None
            self._news.set()

    async def news(self) -> list[str]:
        """The topics that changed, as soon as there is one."""
        await self._news.wait()
        self._news.clear()
        told, self._changed = list(self._changed), {}
        return told


class Hub:
    """Verteiler: hears the database once and passes every hint on to the pages that watch its topic."""

    def __init__(self, dsn: str, *, keepalive: float = KEEPALIVE_SECONDS, pause: float = RECONNECT_SECONDS) -> None:
        self.dsn = dsn
        self.keepalive = keepalive
        self.pause = pause
        self.pages: set[OpenPage] = set()
        self._listener: asyncio.Task[None] | None = None

    def response(self, topics: Collection[str]) -> StreamingHttpResponse:
        """The answer of an async view; whether the reader may listen is checked before it is made."""
        return StreamingHttpResponse(
            self.stream(topics),
            content_type="text/event-stream",
            headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"},
        )

    async def stream(self, topics: Collection[str]) -> AsyncIterator[str]:
        """Server-sent events for one page: its topics as they change, and a sign of life in between."""
        page = OpenPage(topics)
        self.pages.add(page)
        self._listen()
        try:
            yield "retry: 2000\n\n"
            while True:
                try:
                    changed = await asyncio.wait_for(page.news(), self.keepalive)
                except TimeoutError:
                    # A named event, not a comment: the page itself notices when the signs of life stay away.
                    yield "event: alive\ndata: 1\n\n"
                else:
                    for topic in changed:
                        yield f"data: {topic}\n\n"
        finally:
            self.pages.discard(page)
            if not self.pages and self._listener:
                self._listener.cancel()

    def _listen(self) -> None:
        if self._listener is None or self._listener.done() or self._listener.cancelling():
            self._listener = asyncio.get_running_loop().create_task(self._hear())

    async def _hear(self) -> None:
        while True:
            with suppress(psycopg.OperationalError):
                await self._hear_one_connection()
            await asyncio.sleep(self.pause)

    async def _hear_one_connection(self) -> None:
        connection = await psycopg.AsyncConnection.connect(self.dsn, autocommit=True)
        async with connection:
            await connection.execute(f"listen {CHANNEL}")
            self._tell(RESYNC)  # whatever was missed while nobody listened
            while True:
                async for notice in connection.notifies(timeout=PROBE_SECONDS):
                    self._tell(notice.payload)
                await connection.execute("select 1")

    def _tell(self, topic: str) -> None:
        for page in self.pages:
            page.tell(topic)
