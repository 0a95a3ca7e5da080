# SPDX-License-Identifier: EUPL-1.2
"""The worker process: does the jobs of the queue until told to end.

python -m kurzweg.config.worker
"""

from __future__ import annotations

import os
import signal

import django

from kurzweg.config.log_files import PROCESS
from kurzweg.config.supervisor import end_with_the_supervisor


def main() -> None:
    """Work until SIGTERM, or until the supervisor is gone."""
    os.environ[PROCESS] = "worker"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kurzweg.config.settings")
    django.setup()
    from kurzweg.jobs.worker import JobWorker  # noqa: PLC0415 - needs Django to be set up

    worker = JobWorker()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: worker.close())
    end_with_the_supervisor(worker.close)
    worker.work()


if __name__ == "__main__":
    main()
