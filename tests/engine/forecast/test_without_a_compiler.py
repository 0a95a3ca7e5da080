# SPDX-License-Identifier: EUPL-1.2
"""The forecast runs without numba, to the same answer; and who only imports it does not load numba."""

from __future__ import annotations

import subprocess
import sys

ASKED = """
import sys
if {without}:
    sys.modules["numba"] = None
    import importlib.util
    found = importlib.util.find_spec
    importlib.util.find_spec = lambda name, *more: None if name == "numba" else found(name, *more)
import hashlib
from kurzweg.engine.forecast import Fitted, Leaving, ServiceTimes, forecast, live_state
print(sorted({{"numba", "llvmlite"}} & set(name for name, module in sys.modules.items() if module)))
from tests.engine.forecast.situations import Hall
nothing, some = ServiceTimes(by_kind={{}}, by_service={{}}), Leaving(by_service={{}}, overall=0.01)
known = Fitted(service_times=nothing, leaving=some)
told = [forecast(live_state(Hall(seed).situation()), known, seed=seed, runs=20) for seed in range(10)]
print(hashlib.sha256(repr(told).encode()).hexdigest())
"""


def printed(program: str) -> list[str]:
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return run.stdout.split()


def test_the_same_is_forecast_without_numba_and_importing_alone_never_loads_it() -> None:
    plain, fast = printed(ASKED.format(without=True)), printed(ASKED.format(without=False))
    assert plain[0] == fast[0] == "[]"
    assert plain == fast
