# SPDX-License-Identifier: EUPL-1.2
"""The forecast without its compiler: run by `bench.forecast` in a process of its own with NUMBA_DISABLE_JIT=1."""

from __future__ import annotations

import json
import sys
import time

from bench.forecast import HALLS, SEED, learned_hall
from kurzweg.engine.forecast import forecast, live_state

RUNS = 20


def main() -> None:
    told = {}
    for name, size in HALLS.items():
        situation, fitted = learned_hall(**size)
        forecast(live_state(situation), fitted, seed=SEED, runs=10)
        begun = time.process_time()
        forecast(live_state(situation), fitted, seed=SEED, runs=RUNS)
        told[name] = (time.process_time() - begun) * 1e3 / RUNS
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
