# SPDX-License-Identifier: EUPL-1.2
"""A running office with a database of its own, and one browser for all pages."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser

from tests.browser.looks import chromium
from tests.database import HOME, TestCluster

# Playwright keeps an event loop in this thread; the tests ask the database between two clicks.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
PATIENCE = 30


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture(scope="module")
def office(cluster: TestCluster, own_database: str) -> Iterator[str]:
    """The address of the office, served by the product's own web process on this module's database."""
    cluster.open_around_the_clock(own_database)
    listener = socket.create_server(("127.0.0.1", 0))
    listener.set_inheritable(True)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    web = subprocess.Popen(
        [sys.executable, "-m", "kurzweg.config.web", str(listener.fileno())],
        env=os.environ | environment_of(cluster, own_database),
        pass_fds=[listener.fileno()],
        stdin=subprocess.DEVNULL,
    )
    try:
        wait_for(address)
        yield address
    finally:
        web.terminate()
        web.wait(timeout=10)
        listener.close()


def environment_of(cluster: TestCluster, database: str) -> dict[str, str]:
    """What tells a web process where its office is."""
    socket_folder = str(cluster.socket).replace("/", "%2F")
    return {
        "KURZWEG_HOME": str(Path(HOME).parent / "test-home"),
        "KURZWEG_DATABASE_URL": f"postgresql://kurzweg_app@{socket_folder}/{database}",
        "KURZWEG_DEMO": "1",
        # A directory where nobody listens: its pages are there, and nothing is asked of any network.
        "KURZWEG_OIDC_ISSUER": "http://127.0.0.1:9",
        "KURZWEG_OIDC_CLIENT": "kurzweg",
        "KURZWEG_OIDC_NAME": "Kreisverwaltung",
        # Log-ins made by the test are read by the office: both must sign with the same key.
        "KURZWEG_SECRET_KEY": settings.SECRET_KEY,
    }


def wait_for(address: str) -> None:
    """Return when the first page answers; the listening socket queues us meanwhile."""
    with urllib.request.urlopen(f"{address}/anmelden/", timeout=PATIENCE) as answer:
        assert answer.status == 200
