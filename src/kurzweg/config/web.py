# SPDX-License-Identifier: EUPL-1.2
"""The web process: uvicorn on a socket that somebody else has opened, so that no visitor is refused.

python -m kurzweg.config.web NUMBER_OF_THE_OPEN_SOCKET
"""

from __future__ import annotations

import os
import socket
import sys
import warnings

import uvicorn

from kurzweg.config.log_files import PROCESS
from kurzweg.config.supervisor import end_with_the_supervisor


def main(number: int) -> None:
    """Serve until told to end; open live streams get three seconds."""
    os.environ[PROCESS] = "web"
    # Whitenoise hands files over synchronously; they are small, and Django then reads each at once.
    warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
    server = uvicorn.Server(
        uvicorn.Config(
            "kurzweg.config.asgi:application",
            lifespan="off",
            log_level="warning",
            access_log=False,  # an address may be a secret key
            server_header=False,
            timeout_graceful_shutdown=3,
        )
    )

    def end() -> None:
        server.should_exit = True

    end_with_the_supervisor(end)
    server.run(sockets=[socket.socket(fileno=number)])


if __name__ == "__main__":
    main(int(sys.argv[1]))
