# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import psycopg
import pytest
from django.db import connection, transaction

from kurzweg.ui.live import Hub, OpenPage, hint
from tests.database import TestCluster

PATIENCE = 10
Script = Callable[[Hub], Awaitable[None]]
Answer = TypeVar("Answer")


@pytest.fixture
def dsn(cluster: TestCluster, own_database: str) -> str:
    return cluster.dsn("kurzweg_tests", own_database)


def play(script: Script, dsn: str, *, keepalive: float = PATIENCE) -> Hub:
    """Runs one scene around a fresh hub."""
    hub = Hub(dsn, keepalive=keepalive, pause=0.05)
    asked(lambda: asyncio.wait_for(script(hub), PATIENCE * 3))
    return hub


def asked(scene: Callable[[], Awaitable[Answer]]) -> Answer:
    """Runs a scene in a thread of its own: the browser of other tests keeps its loop in this one."""

    async def run() -> Answer:
        return await scene()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, run()).result()


async def opened(hub: Hub, *topics: str) -> AsyncIterator[str]:
    """A page whose stream is open and whose hub listens."""
    stream = hub.stream(topics)
    assert await said(stream) == "retry: 2000\n\n"
    assert await said(stream) == "data: resync\n\n"
    return stream


async def said(stream: AsyncIterator[str]) -> str:
    return await asyncio.wait_for(anext(stream), PATIENCE)


async def change(*topics: str, keep: bool = True) -> None:
    """Somebody changes something, in a transaction of their own."""
    await asyncio.to_thread(_change, topics, keep)


def _change(topics: tuple[str, ...], keep: bool) -> None:
    try:
        with transaction.atomic():
            for topic in topics:
                hint(topic)
            transaction.set_rollback(not keep)
    finally:
        connection.close()


def test_a_page_hears_of_its_topic_and_of_no_other(dsn: str) -> None:
    async def scene(hub: Hub) -> None:
        page = await opened(hub, "queue:7")
        await change("queue:8", "queue:7")
        assert await said(page) == "data: queue:7\n\n"
        await page.aclose()  # type: ignore[attr-defined]

    play(scene, dsn)


def test_what_was_not_done_is_not_told(dsn: str) -> None:
    async def scene(hub: Hub) -> None:
        page = await opened(hub, "undone", "done")
        await change("undone", keep=False)
        await change("done")
        assert await said(page) == "data: done\n\n"
        await page.aclose()  # type: ignore[attr-defined]

    play(scene, dsn)


def test_many_pages_share_one_connection_to_the_database(dsn: str) -> None:
    async def scene(hub: Hub) -> None:
        first = await opened(hub, "board")
        others = [hub.stream(["board"]) for _ in range(20)]
        for page in others:
            assert await said(page) == "retry: 2000\n\n"
        await change("board")
        assert {await said(page) for page in (first, *others)} == {"data: board\n\n"}
        assert listeners(dsn) == 1
        for page in (first, *others):
            await page.aclose()  # type: ignore[attr-defined]

    play(scene, dsn)


def test_after_a_cut_to_the_database_every_page_reads_again(dsn: str) -> None:
    async def scene(hub: Hub) -> None:
        page = await opened(hub, "board")
        cut(dsn)
        assert await said(page) == "data: resync\n\n"
        await change("board")
        assert await said(page) == "data: board\n\n"
        await page.aclose()  # type: ignore[attr-defined]

    play(scene, dsn)


def test_a_silent_stream_gives_signs_of_life(dsn: str) -> None:
    async def scene(hub: Hub) -> None:
        page = await opened(hub, "board")
        assert await said(page) == "event: alive\ndata: 1\n\n"
        await page.aclose()  # type: ignore[attr-defined]

    play(scene, dsn, keepalive=0.2)


def test_when_the_last_page_is_closed_nobody_listens_any_more(dsn: str) -> None:
    async def scene(hub: Hub) -> None:
        page = await opened(hub, "board")
        await page.aclose()  # type: ignore[attr-defined]

    hub = play(scene, dsn)

    assert hub.pages == set()
    assert is_left_alone(dsn)


def test_a_page_that_falls_behind_is_told_each_topic_once() -> None:
    async def scene() -> list[str]:
        page = OpenPage(["queue:7", "queue:8"])
        for _ in range(1000):
            page.tell("queue:7")
        page.tell("queue:8")
        page.tell("foreign")
        return await page.news()

    assert asked(scene) == ["queue:7", "queue:8"]


@pytest.mark.parametrize("wrong", ["", "Amina Warsame", "queue:7 ", "queue:7\nx", "Queue", "queue:" + "x" * 65])
def test_a_topic_is_a_word_and_a_key_and_never_a_name(wrong: str) -> None:
    with pytest.raises(ValueError, match="is no topic"):
        hint(wrong)


def test_the_answer_is_a_stream_that_nobody_stores_or_holds_back() -> None:
    response = Hub("").response(["board"])

    assert response.is_async
    assert response.headers["Content-Type"] == "text/event-stream"
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["X-Accel-Buffering"] == "no"


LISTENING = "query like 'listen kurzweg_hint%' and datname = current_database() and pid <> pg_backend_pid()"


def listeners(dsn: str) -> int:
    with psycopg.connect(dsn) as watcher:
        row = watcher.execute(f"select count(*) from pg_stat_activity where {LISTENING}").fetchone()
    assert row
    return int(row[0])


def is_left_alone(dsn: str) -> bool:
    """Whether nobody listens, once the server has noticed who hung up."""
    end = time.monotonic() + PATIENCE
    while listeners(dsn) and time.monotonic() < end:
        continue
    return listeners(dsn) == 0


def cut(dsn: str) -> None:
    with psycopg.connect(dsn) as watcher:
        watcher.execute(f"select pg_terminate_backend(pid) from pg_stat_activity where {LISTENING}")
