# SPDX-License-Identifier: EUPL-1.2
"""The worker process: does the jobs of the queue until told to end.

python -m kurzweg.config.worker
"""

from __future__ import annotations

from kurzweg.config.behind import Behind, work_behind


def worker() -> Behind:
    from kurzweg.jobs.worker import JobWorker  # noqa: PLC0415 - needs Django to be set up

    return JobWorker()


if __name__ == "__main__":
    work_behind("worker", worker)
