# SPDX-License-Identifier: EUPL-1.2
"""The forecaster process: says how long it takes until told to end. The only one that carries the compiled engine.

python -m kurzweg.config.forecaster
"""

from __future__ import annotations

from kurzweg.config.behind import Behind, work_behind


def forecaster() -> Behind:
    from kurzweg.servicepoint.waits.forecaster import Forecaster  # noqa: PLC0415 - needs Django to be set up

    return Forecaster()


if __name__ == "__main__":
    work_behind("forecaster", forecaster)
