# SPDX-License-Identifier: EUPL-1.2
"""The forecaster process: says how long it takes until told to end. The only one that carries the compiled engine.

python -m kurzweg.config.forecaster
"""

from __future__ import annotations

import os
import signal

import django

from kurzweg.config.log_files import PROCESS
from kurzweg.config.supervisor import end_with_the_supervisor


def main() -> None:
    """Work until SIGTERM, or until the supervisor is gone."""
    os.environ[PROCESS] = "forecaster"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kurzweg.config.settings")
    django.setup()
    from kurzweg.servicepoint.waits.forecaster import Forecaster  # noqa: PLC0415 - needs Django to be set up

    forecaster = Forecaster()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: forecaster.close())
    end_with_the_supervisor(forecaster.close)
    forecaster.work()


if __name__ == "__main__":
    main()
