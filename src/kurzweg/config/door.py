# SPDX-License-Identifier: EUPL-1.2
"""The socket the office listens on, opened by who supervises, so that it stays open while web restarts."""

from __future__ import annotations

import contextlib
import errno
import http.client
import select
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass

ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - only where the operator says so
LEAVING = 1.5
"""Seconds an office that was just killed may need to let go of its port."""


class DoorFault(RuntimeError):  # noqa: N818 - named for what it is
    """The office cannot listen there; the message says why and what to do."""


@dataclass(frozen=True)
class Door:
    """An open socket and where it is reached."""

    listener: socket.socket

    @property
    def host(self) -> str:
        """Where this machine reaches it."""
        host = str(self.listener.getsockname()[0])
        return ANYWHERE.get(host, host)

    @property
    def port(self) -> int:
        """Its port, also when a free one was asked for."""
        return int(self.listener.getsockname()[1])

    @property
    def address(self) -> str:
        """Its address for a browser on this machine."""
        return f"http://[{self.host}]:{self.port}" if ":" in self.host else f"http://{self.host}:{self.port}"

    def first_answer(self, *, patience: float, give_up: Callable[[], bool]) -> int | None:
        """The status of the first page; None when it did not come, or when `give_up` said so."""
        visitor = http.client.HTTPConnection(self.host, self.port, timeout=patience)
        with contextlib.closing(visitor), contextlib.suppress(OSError, http.client.HTTPException):
            visitor.request("GET", "/")
            end = time.monotonic() + patience
            while time.monotonic() < end and not give_up():
                if select.select([visitor.sock], [], [], 0.05)[0]:
                    return visitor.getresponse().status
        return None


def open_door(host: str, port: int) -> Door:
    """Listen at this address. Raises DoorFault when that cannot be."""
    end = time.monotonic() + LEAVING
    while True:
        try:
            return Door(_listen(host, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > end:
                raise DoorFault(_sentence(error, host, port)) from error
        time.sleep(0.1)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=1024)


def _sentence(error: OSError, host: str, port: int) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return (
                f"Port {port} of {host} is taken by another program. "
                f"Stop it, or choose another port: kurzweg up --port {port + 1 if port < 65535 else 8000}"
            )
        case errno.EACCES:
            return f"Port {port} is only for root. Choose one from 1024 on: kurzweg up --port 8000"
    return f"{host} is no address of this machine. For this machine alone: kurzweg up --host 127.0.0.1"
